/// The curvature along the steps of a training, from gradients of the *same* batch before and
/// after.
///
/// With *Δθ* a step and *Δg = g(θ + Δθ; B) − g(θ; B)* the change of the gradient of one batch *B*,
/// one extra backward pass, and sums over all pairs that were added:
///
/// ```
/// curvature    c = ΔθᵀΔg / ΔθᵀΔθ     the mean of the Hessian's eigenvalues, weighted by the step
/// long step        ΔθᵀΔθ / ΔθᵀΔg     = 1/c
/// short step       ΔθᵀΔg / ΔgᵀΔg     never longer
/// ```
///
/// The noise of batches cancels in *Δg*, which is what Smith's estimator lacks. Along a gradient
/// step *c* lies between the smallest and the largest eigenvalue, so `StabilityEdge` of it is an
/// upper bound. One estimator for each layer group gives the curvature of each.
///
/// Source: Barzilai and Borwein 1988, IMA Journal of Numerical Analysis 8, 141-148.
public struct SecantEstimator: Sendable, Hashable {
  /// All that is kept of the pairs so far.
  public struct Sums: Sendable, Hashable {
    /// How many pairs were added.
    public let count: Int
    /// ΔθᵀΔθ.
    public let stepStep: Double
    /// ΔθᵀΔg. Half of it is by how much a group's loss, on a quadratic, falls short of *gᵀΔθ*.
    public let stepGradient: Double
    /// ΔgᵀΔg.
    public let gradientGradient: Double

    /// Before the first pair.
    public static let none = Sums(count: 0, stepStep: 0, stepGradient: 0, gradientGradient: 0)

    /// Collects the parts; `SecantEstimator.init` checks them.
    public init(count: Int, stepStep: Double, stepGradient: Double, gradientGradient: Double) {
      self.count = count
      self.stepStep = stepStep
      self.stepGradient = stepGradient
      self.gradientGradient = gradientGradient
    }
  }

  /// What is kept of the pairs so far.
  public private(set) var sums: Sums

  /// Begins without a pair.
  public init() { sums = .none }

  /// Goes on with what was kept.
  ///
  /// - Throws: `CurvatureError` for sums that are not finite, or squares below zero.
  public init(resuming sums: Sums) throws(CurvatureError) {
    try Self.check(sums)
    self.sums = sums
  }

  /// Adds a step and the change of the gradient along it.
  ///
  /// An error leaves everything as it was.
  ///
  /// - Parameters:
  ///   - step: *Δθ*, finite, all weights (of a group) in one row.
  ///   - gradientChange: *Δg*, of the same batch at both ends; in the same order.
  /// - Throws: `CurvatureError`.
  /// - Complexity: O(*n*).
  public mutating func add(
    step: [Double], gradientChange: [Double]
  ) throws(CurvatureError) {
    try CurvatureError.check(step, "step")
    try CurvatureError.check(gradientChange, "gradient_change", count: step.count)
    var stepStep = 0.0, stepGradient = 0.0, gradientGradient = 0.0
    for (step, change) in zip(step, gradientChange) {
      stepStep += step * step
      stepGradient += step * change
      gradientGradient += change * change
    }
    guard stepStep.isFinite, stepGradient.isFinite, gradientGradient.isFinite else {
      throw .sumsOverflow("step, gradient_change")
    }
    try addSums(
      stepStep: stepStep, stepGradient: stepGradient, gradientGradient: gradientGradient)
  }

  /// Adds the three sums of one pair, where the arrays lie elsewhere, as on an accelerator.
  ///
  /// - Throws: `CurvatureError` for a sum that is not finite, or a square below zero.
  /// - Complexity: O(1).
  public mutating func addSums(
    stepStep: Double, stepGradient: Double, gradientGradient: Double
  ) throws(CurvatureError) {
    let (count, overflows) = sums.count.addingReportingOverflow(1)
    let added = Sums(
      count: 1, stepStep: stepStep, stepGradient: stepGradient, gradientGradient: gradientGradient)
    try Self.check(added)
    let total = Sums(
      count: overflows ? sums.count : count, stepStep: sums.stepStep + stepStep,
      stepGradient: sums.stepGradient + stepGradient,
      gradientGradient: sums.gradientGradient + gradientGradient)
    guard total.stepStep.isFinite, total.stepGradient.isFinite, total.gradientGradient.isFinite
    else { throw .sumsOverflow("step_step, step_gradient, gradient_gradient") }
    sums = total
  }

  /// What the pairs so far say; nil before the first, and where no weight has moved (or by so
  /// little that the square is zero).
  public var estimate: SecantEstimate? {
    let curvature = sums.stepGradient / sums.stepStep
    guard sums.stepStep > 0, curvature.isFinite else { return nil }
    return SecantEstimate(
      curvature: curvature, longStep: Self.positive(sums.stepStep / sums.stepGradient),
      shortStep: Self.positive(sums.stepGradient / sums.gradientGradient))
  }

  private static func positive(_ step: Double) -> Double? {
    step > 0 && step.isFinite ? step : nil
  }

  private static func check(_ sums: Sums) throws(CurvatureError) {
    try CurvatureError.check(sum: sums.stepStep, "step_step")
    guard sums.stepGradient.isFinite else {
      throw .sumOutside("step_gradient", sums.stepGradient)
    }
    try CurvatureError.check(sum: sums.gradientGradient, "gradient_gradient")
  }
}

/// What `SecantEstimator` read off steps and gradients.
public struct SecantEstimate: Sendable, Hashable {
  /// *c*, the curvature along the steps; negative where the loss bends down.
  public let curvature: Double
  /// The long Barzilai-Borwein step, a learning rate; nil where the curvature is not positive.
  public let longStep: Double?
  /// The short Barzilai-Borwein step; nil where the curvature is not positive.
  public let shortStep: Double?
}
