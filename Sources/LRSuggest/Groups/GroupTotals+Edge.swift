extension GroupTotals {
  /// The rate above which steps of the group alone become unstable, on the loss of one batch.
  ///
  /// The curvature along its steps is *Σ (g⁺ − g)ᵀΔθ / Σ ‖Δθ‖²*, for Adam in the metric that
  /// gradients are divided by, *Σ (g⁺ − g)ᵀΔθ / Σ −η gᵀΔθ*. Couplings to other groups are part of
  /// *g⁺ − g*, which is measured with all of them moving. Nil without *g⁺*, for an optimizer that
  /// is not known or has no formula, and where the loss does not bend upwards.
  func edge(for context: TrainingContext) -> Double? {
    guard let optimizer = context.optimizer else { return nil }
    let metric = optimizer == .adam || optimizer == .adamw ? sums.drive : sums.stepSquare
    let curvature = sums.bend / metric
    guard metric > 0, curvature > 0 else { return nil }
    return try? StabilityEdge.learningRate(of: optimizer, curvature: curvature)
  }
}
