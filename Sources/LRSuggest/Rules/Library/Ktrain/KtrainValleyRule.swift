extension Rule {
  /// ktrain's "longest valley": fastai's rule on everything ktrain has recorded.
  ///
  /// - NaN: no stop; a NaN belongs to no valley.
  /// - Ties: the first of several longest valleys; nothing falls: the first rate.
  ///
  /// Complexity: O(*n* log *n*); ktrain's own loop is O(*n*²).
  ///
  /// Source: ktrain 0.41.4 (2024), `lroptimize/lrfinder.py`, `valley`, Apache-2.0.
  public static let ktrainValley = Rule(
    "ktrain_valley", .library,
    summary: "The middle of the longest fall of the averaged losses, as in ktrain.",
    formula: """
      s = moving average (0.98, bias-corrected), up to the first s > 4 * best before it; \
      valley of s, untrimmed
      """,
    source: "ktrain 0.41.4, lroptimize/lrfinder.py, valley (Apache-2.0), after fastai",
    caveat: """
      As valley. Nothing is trimmed, so the noisy start of the average takes part. A negative loss \
      ends the sweep.
      """
  ) { curve in
    LongestFall.valleyRate(in: KtrainSweep(curve).losses, rates: curve.learningRates)
  }
}
