import CLRSuggest
import LRSuggest

@_cdecl("lrs_stability_edge") @implementation
public func lrs_stability_edge(
  _ optimizer: Int32, _ curvature: Double, _ momentum: Double,
  _ learning_rate: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let optimizer: OptimizerFamily = try Arguments.choice(optimizer, "optimizer")
    let out = try unsafe Arguments.required(learning_rate, "learning_rate")
    unsafe out.pointee = try reported { () throws(CurvatureError) in
      try StabilityEdge.learningRate(
        of: optimizer, curvature: curvature,
        momentum: momentum == Double(LRS_UNKNOWN) ? nil : momentum)
    }
  }
}
