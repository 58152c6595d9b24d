/// What one update did to the weights of one group: sums over all of them.
///
/// With *g* the gradient of the batch before the update and *Δθ* the update itself, whatever the
/// optimizer made of the gradient:
public struct GroupStep: Sendable, Hashable {
  /// *gᵀΔθ*: the change of the batch's loss by this group, to first order. Negative where it falls.
  public let gradientStep: Double
  /// *gᵀΔθ* of the update *before*: what that did to a batch which it had not seen. NaN at the
  /// first step, and where it was not measured.
  public let previousStep: Double
  /// *g⁺ᵀΔθ* with *g⁺* the gradient of the *same* batch after the update, which takes another
  /// backward pass. NaN where it was not measured.
  public let afterStep: Double
  /// *‖Δθ‖²*.
  public let stepSquare: Double
  /// *‖θ‖²*, before the update.
  public let weightSquare: Double
  /// *‖g‖²*.
  public let gradientSquare: Double

  /// Collects the sums; `GroupSweep.record` checks them.
  public init(
    gradientStep: Double, previousStep: Double = .nan, afterStep: Double = .nan,
    stepSquare: Double, weightSquare: Double, gradientSquare: Double
  ) {
    self.gradientStep = gradientStep
    self.previousStep = previousStep
    self.afterStep = afterStep
    self.stepSquare = stepSquare
    self.weightSquare = weightSquare
    self.gradientSquare = gradientSquare
  }

  /// *(g⁺ − g)ᵀΔθ*: how much steeper the batch's loss became along the update; nil where *g⁺* was
  /// not measured.
  var bend: Double? { afterStep.isNaN ? nil : afterStep - gradientStep }

  /// The change of the loss by this update, given the step that follows it.
  ///
  /// With *g₁* the gradient of the next batch, *g₁ᵀΔθ − (g⁺ − g)ᵀΔθ / 2*: exact on a quadratic, and
  /// on average the change of the loss over all data, since that batch had no part in the update.
  /// Where it was not measured, *(g + g⁺)ᵀΔθ / 2*, the change of the update's own batch, which an
  /// update is made to lower; without *g⁺* either of them to first order.
  func change(before next: GroupStep) -> Double {
    let slope = next.previousStep.isNaN ? gradientStep : next.previousStep
    let half = (bend ?? 0) / 2
    return next.previousStep.isNaN ? slope + half : slope - half
  }

  /// Refuses what no weights sum up to.
  func check(group: Int, named name: String) throws(GroupSweepError) {
    func require(_ isValid: Bool, _ field: String, _ value: Double) throws(GroupSweepError) {
      if !isValid { throw .sumOutside(field, group: group, name: name, value: value) }
    }
    func require(square: Double, _ field: String) throws(GroupSweepError) {
      try require(square >= 0 && square.isFinite, field, square)
    }
    try require(gradientStep.isFinite, "gradient_step", gradientStep)
    try require(!previousStep.isInfinite, "previous_step", previousStep)
    // The bend must not exceed the largest double either.
    try require(!afterStep.isInfinite && bend?.isFinite != false, "after_step", afterStep)
    try require(square: stepSquare, "step_square")
    try require(square: weightSquare, "weight_square")
    try require(square: gradientSquare, "gradient_square")
  }
}
