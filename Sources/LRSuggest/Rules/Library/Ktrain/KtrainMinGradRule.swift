extension Rule {
  /// ktrain's "min numerical gradient": the steepest fall per step, 32 rungs too low.
  ///
  /// With *s* the averaged losses of `KtrainSweep` and *m* the index of the lowest, ktrain looks
  /// for the steepest fall in *s[32..<m]* and reads the rate at its index *in that window*.
  ///
  /// - NaN: no stop; the first NaN counts as the lowest loss, so the fall is sought before it.
  /// - Ties: the first.
  /// - No answer with a minimum below index 34, as in ktrain (which warns and returns `None`).
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: ktrain 0.41.4 (2024), `lroptimize/lrfinder.py`, `estimate_lr`, Apache-2.0.
  public static let ktrainMinGrad = Rule(
    "ktrain_min_grad", .library, minimumCount: KtrainSweep.firstIndex + 3,
    summary: "The steepest fall per step before the minimum, read 32 rungs too low, as in ktrain.",
    formula: """
      s = moving average (0.98, bias-corrected), up to the first s > 4 * best before it; \
      m = argmin s; lr[argmin np.gradient(s[32:m])], the index counted from 0
      """,
    source: "ktrain 0.41.4, lroptimize/lrfinder.py, estimate_lr (Apache-2.0)",
    caveat: """
      The index is found in a window that starts at 32 and used as if it started at 0: the answer \
      lies 32 rungs too low. No answer when the minimum lies in the first 34 points, which on flat \
      or short sweeps is the rule. A negative loss ends the sweep. Of equal slopes the first counts.
      """,
    corrected: "ktrain_min_grad_corrected"
  ) { curve in
    KtrainSweep(curve).steepest().map { curve.learningRates[$0] }
  }

  /// `ktrain_min_grad` with its index counted from where its window starts.
  ///
  /// Complexity: O(*n*).
  public static let ktrainMinGradCorrected = Rule(
    "ktrain_min_grad_corrected", .library, minimumCount: KtrainSweep.firstIndex + 3,
    summary: "The steepest fall per step before the minimum, as ktrain meant it.",
    formula: """
      s = moving average (0.98, bias-corrected), up to the first s > 4 * best before it; \
      m = argmin s; lr[32 + argmin np.gradient(s[32:m])]
      """,
    source: "ktrain 0.41.4, lroptimize/lrfinder.py (Apache-2.0), with the index it meant",
    caveat: """
      The average lags: the steepest point of the losses themselves lies lower. No answer when the \
      minimum lies in the first 34 points. Of equal slopes the first counts.
      """
  ) { curve in
    KtrainSweep(curve).steepest().map { curve.learningRates[KtrainSweep.firstIndex + $0] }
  }
}
