import CLRSuggest
import LRSuggest

enum Smoothers {
  /// The size `lrs_smoother` had when it was first shipped.
  private static let firstSize = 40

  /// Reads a smoother; NULL is `LRS_SMOOTHER_INIT`.
  static func smoother(_ pointer: UnsafePointer<lrs_smoother>?) throws(Failure) -> Smoother {
    var fields = lrs_smoother(
      struct_size: UInt32(MemoryLayout<lrs_smoother>.size), kind: Int32(LRS_SMOOTHER_WHITTAKER),
      window: Int64(LRS_UNKNOWN), beta: Double(LRS_UNKNOWN), penalty: Double(LRS_UNKNOWN),
      order: LRS_UNKNOWN, reserved: 0)
    if let pointer = unsafe pointer {
      fields = try unsafe SizedStruct.read(
        pointer, named: "smoother", firstSize: firstSize, defaults: fields)
    }
    let kind: Smoother.Kind = try Arguments.choice(fields.kind, "smoother->kind")
    let parameters = Smoother.Parameters(
      beta: known(fields.beta), window: known(fields.window).map { Int(clamping: $0) },
      order: known(fields.order).map { Int($0) }, penalty: known(fields.penalty))
    return try reported { () throws(SmootherError) in try Smoother(kind, parameters) }
  }

  private static func known<Value: SignedNumeric>(_ value: Value) -> Value? {
    value == -1 ? nil : value
  }
}

@_cdecl("lrs_smoother_name") @implementation
public func lrs_smoother_name(_ smoother: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.smoothers[Int(smoother)]
}

@_cdecl("lrs_smoother_named") @implementation
public func lrs_smoother_named(
  _ name: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe Names.find(name, out, error, Smoother.Kind.init(named:))
}

@_cdecl("lrs_smooth") @implementation
public func lrs_smooth(
  _ curve: OpaquePointer!, _ smoother: UnsafePointer<lrs_smoother>!,
  _ losses: UnsafeMutablePointer<Double>!, _ capacity: Int,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curve = try unsafe Curves.curve(curve)
    let smoother = try unsafe Smoothers.smoother(smoother)
    let out = try unsafe Arguments.required(losses, "losses")
    try Results.requireCapacity(capacity, for: curve.count)
    let smooth = try reported { () throws(SmootherError) in try curve.smoothed(by: smoother) }
    unsafe Results.copy(smooth, to: out)
  }
}

@_cdecl("lrs_lag") @implementation
public func lrs_lag(
  _ curve: OpaquePointer!, _ smoother: UnsafePointer<lrs_smoother>!, _ index: Int,
  _ steps: UnsafeMutablePointer<Double>!, _ decades: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curve = try unsafe Curves.curve(curve)
    let smoother = try unsafe Smoothers.smoother(smoother)
    try Arguments.count(index, upTo: curve.count - 1, "index")
    let lag = try reported { () throws(SmootherError) in try curve.lag(of: smoother, at: index) }
    unsafe Results.copy([lag.steps], to: steps)
    unsafe Results.copy([lag.decades], to: decades)
  }
}
