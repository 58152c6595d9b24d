extension Rule {
  /// granite-tsfm's `optimal_lr_finder`: fastai's rule on everything recorded.
  ///
  /// - NaN: no stop; a NaN belongs to no valley.
  /// - Ties: the first of several longest valleys; nothing falls: the first rate.
  ///
  /// Complexity: O(*n* log *n*); the library's own loop is O(*n*²).
  ///
  /// Source: granite-tsfm 0.3.11 (2026), `toolkit/lr_finder.py`, Apache-2.0.
  public static let graniteTSFM = Rule(
    "granite_tsfm", .library,
    summary: "The middle of the longest fall of the averaged losses, as in granite-tsfm.",
    formula: """
      s = moving average (0.98, bias-corrected), up to the first s > 4 * best; \
      valley of s, untrimmed
      """,
    source: "granite-tsfm 0.3.11, toolkit/lr_finder.py, valley (Apache-2.0), after fastai",
    caveat: """
      As valley. Nothing is trimmed, so the noisy start of the average takes part. The library \
      records the rate of the next batch beside each loss: its own curves lie one rung too high. A \
      negative loss ends the sweep at once.
      """
  ) { curve in
    let averages = DebiasedAverage.values(of: curve.losses)
    let count = BestMultiple.recordedCount(of: averages, factor: 4)
    return LongestFall.valleyRate(in: Array(averages[..<count]), rates: curve.learningRates)
  }
}
