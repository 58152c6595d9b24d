import CLRSuggest
import Testing

/// What came of a call: the status, the output as the caller now sees it, and the message.
struct Outcome<Value: Sendable>: Sendable {
  let status: Int
  let value: Value
  let message: String
}

/// Makes a call with an output that is `initial` before it, and an `lrs_error`.
@safe func outcome<Value>(
  _ initial: Value, sourceLocation: SourceLocation = #_sourceLocation,
  _ call: (UnsafeMutablePointer<Value>, UnsafeMutablePointer<lrs_error>) -> lrs_status
) -> Outcome<Value> {
  var value = initial
  var error = lrs_error()
  let status = unsafe withUnsafeMutablePointer(to: &value) { value in
    unsafe withUnsafeMutablePointer(to: &error) { error in unsafe call(value, error) }
  }
  #expect(error.status == status, sourceLocation: sourceLocation)
  return Outcome(status: Int(status), value: value, message: error.text)
}

/// Makes a call whose output is of no interest.
@safe func status(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ call: (UnsafeMutablePointer<lrs_error>) -> lrs_status
) -> Outcome<Bool> {
  outcome(false, sourceLocation: sourceLocation) { _, error in unsafe call(error) }
}

extension lrs_error {
  /// The message.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of the message before its NUL.
  var bytes: [UInt8] { unsafe withUnsafeBytes(of: message) { unsafe Array($0.prefix { $0 != 0 }) } }
}

@safe func text(_ pointer: UnsafePointer<CChar>?) -> String? {
  unsafe pointer.map { unsafe String(cString: $0) }
}
