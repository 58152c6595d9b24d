import CLRSuggest
import LRSuggest

/// `lrs_secant`: an estimator that the caller keeps.
private enum Secants {
  /// The size `lrs_secant` had when it was first shipped.
  static let firstSize = 40

  static func estimator(
    _ pointer: UnsafePointer<lrs_secant>?
  ) throws(Failure) -> SecantEstimator {
    guard let pointer = unsafe pointer else { throw .null("secant") }
    let fields = try unsafe SizedStruct.read(
      pointer, named: "secant", firstSize: firstSize, defaults: lrs_secant())
    let sums = SecantEstimator.Sums(
      count: Int(clamping: fields.count), stepStep: fields.step_step,
      stepGradient: fields.step_gradient, gradientGradient: fields.gradient_gradient)
    return try reported { () throws(CurvatureError) in try SecantEstimator(resuming: sums) }
  }

  static func change(
    _ pointer: UnsafeMutablePointer<lrs_secant>?,
    _ add: (inout SecantEstimator) throws(Failure) -> Void
  ) throws(Failure) {
    var estimator = try unsafe estimator(UnsafePointer(pointer))
    try add(&estimator)
    guard let pointer = unsafe pointer else { throw .null("secant") }
    let sums = estimator.sums
    let fields = lrs_secant(
      struct_size: 0, reserved: 0, count: UInt64(sums.count), step_step: sums.stepStep,
      step_gradient: sums.stepGradient, gradient_gradient: sums.gradientGradient)
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(pointer), named: "secant", firstSize: firstSize)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(pointer), size: size)
  }
}

@_cdecl("lrs_secant_add") @implementation
public func lrs_secant_add(
  _ secant: UnsafeMutablePointer<lrs_secant>!, _ step: UnsafePointer<Double>!,
  _ gradient_change: UnsafePointer<Double>!, _ count: Int,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try unsafe Secants.change(secant) { (estimator) throws(Failure) in
      try Arguments.count(count, upTo: Arguments.longest, "count")
      let step = try unsafe Arguments.array(step, count: count, "step")
      let change = try unsafe Arguments.array(gradient_change, count: count, "gradient_change")
      try reported { () throws(CurvatureError) in
        try estimator.add(step: step, gradientChange: change)
      }
    }
  }
}

@_cdecl("lrs_secant_add_sums") @implementation
public func lrs_secant_add_sums(
  _ secant: UnsafeMutablePointer<lrs_secant>!, _ step_step: Double, _ step_gradient: Double,
  _ gradient_gradient: Double, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try unsafe Secants.change(secant) { (estimator) throws(Failure) in
      try reported { () throws(CurvatureError) in
        try estimator.addSums(
          stepStep: step_step, stepGradient: step_gradient, gradientGradient: gradient_gradient)
      }
    }
  }
}

@_cdecl("lrs_secant_estimate") @implementation
public func lrs_secant_estimate(
  _ secant: UnsafePointer<lrs_secant>!, _ curvature: UnsafeMutablePointer<Double>!,
  _ long_step: UnsafeMutablePointer<Double>!, _ short_step: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    guard let estimate = try unsafe Secants.estimator(secant).estimate else {
      throw Failure(LRS_NOT_FOUND, "no weight has moved")
    }
    unsafe Results.copy([estimate.curvature], to: curvature)
    unsafe Results.copy([estimate.longStep ?? .nan], to: long_step)
    unsafe Results.copy([estimate.shortStep ?? .nan], to: short_step)
  }
}
