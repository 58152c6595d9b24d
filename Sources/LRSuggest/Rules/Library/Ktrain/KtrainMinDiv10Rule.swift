extension Rule {
  /// ktrain's "min loss divided by 10".
  ///
  /// - NaN: no stop; the first NaN counts as the lowest loss.
  /// - Ties: the first.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: ktrain 0.41.4 (2024), `lroptimize/lrfinder.py`, `estimate_lr`, Apache-2.0.
  public static let ktrainMinDiv10 = Rule(
    "ktrain_min_div10", .library,
    summary: "A tenth of the rate with the lowest averaged loss, as in ktrain.",
    formula: """
      s = moving average (0.98, bias-corrected), up to the first s > 4 * best before it; \
      lr[argmin s] / 10
      """,
    source: "ktrain 0.41.4, lroptimize/lrfinder.py, estimate_lr (Apache-2.0)",
    caveat: """
      Nothing is trimmed: one lucky first batch makes the lowest average, and the answer a tenth \
      of the first rate. A negative loss ends the sweep. A NaN counts as the lowest; of equal \
      losses the first.
      """
  ) { curve in
    curve.learningRates[KtrainSweep(curve).lowest] / 10
  }
}
