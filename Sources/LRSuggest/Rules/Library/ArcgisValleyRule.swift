extension Rule {
  /// arcgis.learn's `lr_find`, where fastai's `valley` comes from.
  ///
  /// The sweep is fastai 1's: losses averaged in single precision, up to the first above four times
  /// the best. Five points are left out at each end if at least five remain.
  ///
  /// - NaN: ends the sweep; it belongs to no valley.
  /// - Ties: the first of several longest valleys; nothing falls: the first rate.
  ///
  /// Complexity: O(*n* log *n*); the original's loop is O(*n*²).
  ///
  /// Source: arcgis.learn 2.4.4, `_arcgis_model.py` (proprietary: its behaviour, not its text),
  /// over fastai 1.0.61, Apache-2.0.
  public static let arcgisValley = Rule(
    "arcgis_valley", .library,
    summary: "The middle of the longest fall of the averaged losses, as in arcgis.learn.",
    formula: """
      s = moving average (0.98, bias-corrected, float32), up to the first NaN or s > 4 * best; \
      s[5:-5] if that leaves 5 points; valley of it
      """,
    source: "arcgis.learn 2.4.4, _find_lr (behaviour only), over fastai 1.0.61 (Apache-2.0)",
    caveat: """
      As valley. A sweep of fewer than 15 points is not trimmed at all. A negative loss ends the \
      sweep.
      """
  ) { curve in
    let averages = DebiasedAverage.values(of: curve.losses, as: Float.self)
    let count = BestMultiple.recordedCount(of: averages, factor: 4, stopsAtNaN: true)
    let trimmed = Trim.indices(count, first: 5, last: 5)
    let kept = trimmed.count < 5 ? 0..<count : trimmed
    return LongestFall.valleyRate(
      in: averages[kept].map(Double.init), rates: Array(curve.learningRates[kept]))
  }
}
