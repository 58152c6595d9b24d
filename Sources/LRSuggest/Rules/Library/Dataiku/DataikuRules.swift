extension Rule {
  /// The lower end of the range of Dataiku's finder: its `lr_low`.
  ///
  /// - NaN: no stop; the first NaN counts as the lowest loss, and slopes next to it as the
  ///   smallest.
  /// - Ties: the first.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: dataiku-research/lr_finder_keras_fastai d6d0414 (2021),
  /// `lr_finder_tools/lr_finder.py`, Apache-2.0.
  public static let dataikuLow = Rule(
    "dataiku_low", .library,
    summary: "The steepest fall of the descent to the minimum, or a tenth of dataiku_high.",
    formula: """
      s = moving average (0.98, bias-corrected), up to the first s > 3.467 * best, [5:-1] if more \
      than 6 points; m = argmin s; g = np.gradient(s); k = the last index below m with g >= 0; \
      lr[argmin g[k+1:m]] if at most dataiku_high / 10, else the lr nearest to dataiku_high / 10
      """,
    source: "dataiku-research/lr_finder_keras_fastai d6d0414, lr_finder.py (Apache-2.0), lr_low",
    caveat: """
      A descent without any rise before it has no start by this count, and gets the fallback. \
      "Nearest" is by difference. The library sets rate k after batch k, so its own curves lie one \
      rung too high. A negative loss ends the sweep at once. A NaN counts as the lowest.
      """
  ) { curve in
    DataikuSweep(curve)?.low
  }

  /// The upper end of the range of Dataiku's finder: its `lr_high`.
  ///
  /// - NaN: no stop; the first NaN counts as the lowest loss.
  /// - Ties: the first.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: as `dataikuLow`.
  public static let dataikuHigh = Rule(
    "dataiku_high", .library,
    summary: "The swept rate nearest to a tenth of that with the lowest averaged loss, as Dataiku.",
    formula: """
      s = moving average (0.98, bias-corrected), up to the first s > 3.467 * best, [5:-1] if more \
      than 6 points; the lr nearest to lr[argmin s] / 10
      """,
    source: "dataiku-research/lr_finder_keras_fastai d6d0414, lr_finder.py (Apache-2.0), lr_high",
    caveat: """
      Never below the sixth rate of the sweep: in a narrow sweep the tenth lies outside and the \
      answer is that rate. The library sets rate k after batch k, so its own curves lie one rung \
      too high. A negative loss ends the sweep at once. A NaN counts as the lowest.
      """
  ) { curve in
    DataikuSweep(curve)?.high
  }
}
