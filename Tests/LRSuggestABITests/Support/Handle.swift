import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

/// The bits of a handle of any type.
struct Handle: Sendable, Hashable {
  var bits: UInt

  static let null = Handle(bits: 0)

  init(bits: UInt) { self.bits = bits }

  @safe init(_ pointer: OpaquePointer?) { bits = UInt(bitPattern: pointer) }

  @safe var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: bits) }
}

extension Outcome where Value == Handle {
  /// Makes a call whose output is a handle.
  @safe static func handle(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ call: (
      UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<lrs_error>
    ) -> lrs_status
  ) -> Outcome<Handle> {
    var error = lrs_error()
    var pointer: OpaquePointer? = Handle.untouched.pointer
    let status = unsafe call(&pointer, &error)
    #expect(error.status == status, sourceLocation: sourceLocation)
    return Outcome(
      status: Int(status), value: Handle(pointer), message: error.text)
  }
}

extension Handle {
  /// What an output holds before the call.
  static let untouched = Handle(bits: 0xABAB)

  static func curve(
    _ learningRates: [Double], _ losses: [Double], count: Int? = nil
  ) -> Outcome<Handle> {
    .handle { out, error in
      unsafe lrs_curve_create(
        learningRates, losses, count ?? learningRates.count, out, error)
    }
  }

  static func curve(_ curve: Curve) throws -> Handle {
    let made = Handle.curve(curve.learningRates, curve.losses)
    try #require(made.status == LRS_OK, "\(made.message)")
    return made.value
  }

  static func analysis(of curve: Handle, for context: lrs_context? = nil) -> Outcome<Handle> {
    .handle { out, error in
      withPointer(to: context) { context in
        unsafe lrs_analysis_create(curve.pointer, context, out, error)
      }
    }
  }

  /// The analysis of a curve whose handle is already freed: nothing is borrowed.
  static func analysis(_ curve: Curve, for context: lrs_context? = nil) throws -> Handle {
    let handle = try Handle.curve(curve)
    defer { handle.freeCurve() }
    let made = analysis(of: handle, for: context)
    try #require(made.status == LRS_OK, "\(made.message)")
    return made.value
  }

  static func sweep(_ options: lrs_sweep_options? = nil) -> Outcome<Handle> {
    .handle { out, error in
      withPointer(to: options) { options in
        unsafe lrs_sweep_create(options, out, error)
      }
    }
  }

  @discardableResult func freeCurve() -> Int { Int(unsafe lrs_curve_free(pointer)) }
  @discardableResult func freeAnalysis() -> Int { Int(unsafe lrs_analysis_free(pointer)) }
  @discardableResult func freeSweep() -> Int { Int(unsafe lrs_sweep_free(pointer)) }
}

/// Passes a struct by pointer; nil as NULL.
@safe func withPointer<Value, Result>(
  to value: Value?, _ body: (UnsafePointer<Value>?) -> Result
) -> Result {
  guard let value else { return body(nil) }
  return unsafe withUnsafePointer(to: value) { unsafe body($0) }
}
