extension Rule {
  /// ignite's `FastaiLRFinder.lr_suggestion()`: the steepest step before the lowest average.
  ///
  /// The average is seeded and in double precision, the sweep ends above five times its best, and
  /// the suggestion is computed in single precision on the points up to the lowest one.
  ///
  /// - NaN: the first counts as the lowest; the slope before it is NaN and wins. Ties: the first.
  /// - Lowest among the first two points: no answer (ignite raises `RuntimeError`).
  ///
  /// Complexity: O(*n*).
  public static let ignite = Rule(
    "ignite", .library, minimumCount: 3,
    summary: "What ignite suggests: the steepest step before the lowest averaged loss.",
    formula: """
      s[0] = L[0], s[k] = 0.05 * L[k] + 0.95 * s[k-1]; recorded up to the first s > 5 * best; \
      m = argmin float32(s); lr[argmin over 0 < i < m of (s[i+1] - s[i-1]) / 2], in float32
      """,
    source: "pytorch-ignite 0.5.5 (BSD-3-Clause), handlers/lr_finder.py FastaiLRFinder",
    caveat: """
      ignite records each rate one step ahead: the loss at a recorded rate was made with the one \
      before. Nothing is left out at the start. No answer where the lowest average is among the \
      first two points; losses below zero end the sweep at once.
      """
  ) { curve in
    let averages = SeededAverage.values(of: curve.losses)
    let recorded = BestMultiple.recordedCount(of: averages, factor: 5)
    let losses = averages.prefix(recorded).map { Float($0) }
    guard let lowest = NumericalGradient.firstMinimum(of: losses), lowest > 1 else { return nil }
    let gradient = (1..<lowest).map { 0.5 * (losses[$0 + 1] - losses[$0 - 1]) }
    return NumericalGradient.firstMinimum(of: gradient).map { curve.learningRates[$0 + 1] }
  }
}
