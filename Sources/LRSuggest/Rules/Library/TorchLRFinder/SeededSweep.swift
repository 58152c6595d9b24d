/// What torch-lr-finder records, and MONAI, which took its loop: seeded averages in double
/// precision up to the first one above five times the best.
struct SeededSweep {
  let losses: [Double]

  /// O(*n*).
  init(_ curve: Curve) {
    let averages = SeededAverage.values(of: curve.losses)
    losses = Array(averages.prefix(BestMultiple.recordedCount(of: averages, factor: 5)))
  }

  /// The place of the steepest fall per step inside `window`: that in `np.gradient` of it alone.
  func steepest(in window: Range<Int>) -> Int? {
    guard window.count > 1 else { return nil }
    let gradient = NumericalGradient.perStep(Array(losses[window]))
    return NumericalGradient.firstMinimum(of: gradient).map { window.lowerBound + $0 }
  }

  /// What happens to the raw losses before the rule, for the registry.
  static let formula = """
    s[0] = L[0], s[k] = 0.05 * L[k] + 0.95 * s[k-1]; recorded up to the first s > 5 * best;
    """
}
