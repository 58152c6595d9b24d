import CLRSuggest
import LRSuggest

enum Curves {
  static let table = HandleTable<Curve>(tag: 1)

  static func curve(_ handle: OpaquePointer?) throws(Failure) -> Curve {
    guard let curve = unsafe table.object(handle) else { throw .invalidHandle("curve") }
    return curve
  }
}

@_cdecl("lrs_curve_create") @implementation
public func lrs_curve_create(
  _ learning_rates: UnsafePointer<Double>!, _ losses: UnsafePointer<Double>!, _ count: Int,
  _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    try Arguments.count(count, upTo: Curve.maximumCount, "count")
    let rates = try unsafe Arguments.array(learning_rates, count: count, "learning_rates")
    let values = try unsafe Arguments.array(losses, count: count, "losses")
    let curve = try reported { () throws(CurveError) in
      try Curve(learningRates: rates, losses: values)
    }
    try unsafe Curves.table.store(curve, in: out)
  }
}

@_cdecl("lrs_curve_free") @implementation
public func lrs_curve_free(_ curve: OpaquePointer!) -> lrs_status {
  unsafe Curves.table.free(curve)
}

@_cdecl("lrs_curve_count") @implementation
public func lrs_curve_count(
  _ curve: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = try Curves.curve(curve).count
  }
}

@_cdecl("lrs_curve_points") @implementation
public func lrs_curve_points(
  _ curve: OpaquePointer!, _ learning_rates: UnsafeMutablePointer<Double>!,
  _ losses: UnsafeMutablePointer<Double>!, _ capacity: Int,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curve = try unsafe Curves.curve(curve)
    try Results.requireCapacity(capacity, for: curve.count)
    unsafe Results.copy(curve.learningRates, to: learning_rates)
    unsafe Results.copy(curve.losses, to: losses)
  }
}
