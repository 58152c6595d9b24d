import CLRSuggest
import LRSuggest

/// The size `lrs_slopes` had when it was first shipped.
private let firstSlopesSize = 88

@_cdecl("lrs_analysis_level") @implementation
public func lrs_analysis_level(
  _ analysis: OpaquePointer!, _ share: Double, _ learning_rate: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let reading = try unsafe Analyses.analysis(analysis).reading
    guard share > 0, share <= 1 else {
      throw .invalidArgument("share is \(share): it must lie above 0 and not above 1")
    }
    let out = try unsafe Arguments.required(learning_rate, "learning_rate")
    guard let rate = reading.rate(atDrop: share) else {
      throw Failure(LRS_NOT_FOUND, "the loss never falls through \(share) of a drop")
    }
    unsafe out.pointee = rate
  }
}

@_cdecl("lrs_analysis_slopes") @implementation
public func lrs_analysis_slopes(
  _ analysis: OpaquePointer!, _ out: UnsafeMutablePointer<lrs_slopes>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let reading = try unsafe Analyses.analysis(analysis).reading
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(out), named: "out", firstSize: firstSlopesSize)
    guard let slopes = reading.slopeStatistics else {
      throw Failure(LRS_NOT_FOUND, "this curve has no slopes between a steepest point and an elbow")
    }
    let fields = lrs_slopes(
      struct_size: 0, reserved: 0, low: slopes.low, high: slopes.high, mean: slopes.mean,
      deviation: slopes.deviation, noise: slopes.noise, shape: slopes.shape,
      relative_mean: slopes.relativeMean, relative_deviation: slopes.relativeDeviation,
      relative_noise: slopes.relativeNoise, relative_shape: slopes.relativeShape)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(out), size: size)
  }
}
