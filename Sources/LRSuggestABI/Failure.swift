import CLRSuggest
import LRSuggest

/// A status other than `LRS_OK`, with its sentence.
struct Failure: Error {
  let status: lrs_status
  let message: String

  init(_ status: Int, _ message: String) {
    self.status = lrs_status(truncatingIfNeeded: status)
    self.message = message
  }

  static func null(_ argument: String) -> Failure {
    Failure(LRS_ERROR_NULL_POINTER, "\(argument) is NULL")
  }

  static func invalidHandle(_ argument: String) -> Failure {
    Failure(
      LRS_ERROR_INVALID_HANDLE,
      "\(argument) is no live handle: it was freed, or never came from this library")
  }

  static let nothingToSmooth = Failure(
    LRS_NOT_FOUND, "this curve has too few finite losses to be smoothed")

  static let tooManyHandles = Failure(
    LRS_ERROR_INVALID_ARGUMENT, "too many handles are alive: free some")

  /// Why networks do not answer: this curve, unless they answer on none.
  static func noNetworks(_ status: Int, _ otherwise: String) -> Failure {
    let damaged = "the networks in this copy of the library are damaged: install it again"
    return Failure(status, LearnedMember.areIntact ? otherwise : damaged)
  }

  static func invalidArgument(_ message: String) -> Failure {
    Failure(LRS_ERROR_INVALID_ARGUMENT, message)
  }
}

/// An error of the core that has a status.
protocol Reportable: Error, CustomStringConvertible {
  var status: Int { get }
}

extension CurveError: Reportable { var status: Int { LRS_ERROR_INVALID_CURVE } }
extension SearchRangeError: Reportable { var status: Int { LRS_ERROR_INVALID_ARGUMENT } }
extension ContextError: Reportable { var status: Int { LRS_ERROR_INVALID_ARGUMENT } }
extension SmoothingError: Reportable { var status: Int { LRS_ERROR_INVALID_ARGUMENT } }
extension SmootherError: Reportable { var status: Int { LRS_ERROR_INVALID_ARGUMENT } }
extension CurvatureError: Reportable { var status: Int { LRS_ERROR_INVALID_ARGUMENT } }
extension LayerRotationError: Reportable { var status: Int { LRS_ERROR_INVALID_ARGUMENT } }
extension UnknownName: Reportable { var status: Int { LRS_ERROR_UNKNOWN_NAME } }
extension RunsError: Reportable {
  var status: Int {
    if case .count = self { LRS_ERROR_INVALID_ARGUMENT } else { LRS_ERROR_INVALID_CURVE }
  }
}
extension ProbeError: Reportable {
  var status: Int {
    if case .recordedAfterEnd = self { LRS_ERROR_OUT_OF_TURN } else { LRS_ERROR_INVALID_ARGUMENT }
  }
}
extension SweepSeriesError: Reportable {
  var status: Int {
    if case .recordedAfterEnd = self { LRS_ERROR_OUT_OF_TURN } else { LRS_ERROR_INVALID_ARGUMENT }
  }
}
extension GroupSweepError: Reportable {
  var status: Int {
    if case .empty = self { LRS_ERROR_OUT_OF_TURN } else { LRS_ERROR_INVALID_ARGUMENT }
  }
}
extension SweepError: Reportable {
  var status: Int {
    if case .recordedAfterEnd = self { LRS_ERROR_OUT_OF_TURN } else { LRS_ERROR_INVALID_ARGUMENT }
  }
}

/// Calls the core and turns what it throws into a failure.
func reported<Value, Problem: Reportable>(
  _ call: () throws(Problem) -> Value
) throws(Failure) -> Value {
  do {
    return try call()
  } catch {
    throw Failure(error.status, error.description)
  }
}

/// Runs the body of an exported function; what it throws becomes the status and the message.
func reporting(
  to pointer: UnsafeMutablePointer<lrs_error>?, _ body: () throws(Failure) -> Void
) -> lrs_status {
  do {
    try body()
    unsafe pointer?.store(status: lrs_status(LRS_OK), message: "")
    return lrs_status(LRS_OK)
  } catch {
    unsafe pointer?.store(status: error.status, message: error.message)
    return error.status
  }
}

extension UnsafeMutablePointer<lrs_error> {
  fileprivate func store(status: lrs_status, message: String) {
    unsafe pointee.status = status
    unsafe withUnsafeMutableBytes(of: &pointee.message) { bytes in
      let length = unsafe message.utf8Prefix(atMost: bytes.count - 1, into: bytes)
      unsafe bytes[length] = 0
    }
  }
}

extension String {
  /// Copies as many whole characters as fit into `limit` bytes; returns the bytes copied.
  fileprivate func utf8Prefix(atMost limit: Int, into bytes: UnsafeMutableRawBufferPointer) -> Int {
    var length = 0
    for scalar in unicodeScalars {
      let encoded = UTF8.width(scalar)
      guard length + encoded <= limit else { break }
      for unit in UTF8.encode(scalar) ?? .init() {
        unsafe bytes[length] = unit
        length += 1
      }
    }
    return length
  }
}
