extension Rule {
  /// torchtuples' `get_best_lr`: a tenth of the rate with the lowest averaged loss, between 10⁻⁴
  /// and 1.
  ///
  /// - NaN: no stop; the first NaN counts as the lowest loss.
  /// - Ties: the first.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: torchtuples 0.2.2 (2021), `callbacks.py`, BSD-2-Clause.
  public static let torchtuples = Rule(
    "torchtuples", .library,
    summary: "A tenth of the rate with the lowest averaged loss, held in 1e-4...1, as torchtuples.",
    formula: "s = moving average (0.98, bias-corrected); clip(lr[argmin s] / 10, 1e-4, 1)",
    source: "torchtuples 0.2.2, callbacks.py, LRFinder.get_best_lr (BSD-2-Clause)",
    caveat: """
      The bounds are absolute, whatever was swept: an answer of 1e-4 or 1 says little. No stop \
      rule: what comes after an explosion takes part, as does a network that died at a trivial \
      loss. A NaN counts as the lowest; of equal losses the first.
      """
  ) { curve in
    let averages = DebiasedAverage.values(of: curve.losses)
    guard let lowest = NumericalGradient.firstMinimum(of: averages) else { return nil }
    return max(1e-4, min(curve.learningRates[lowest] / 10, 1))
  }
}
