extension Rule {
  /// fastai's `slide`, an interval slide rule.
  ///
  /// With *g* the numerical gradient of the losses per step (`np.gradient`), two points 15 apart
  /// start at the right end and move left together while *|g(right) − g(left)| > 0.005*. The answer
  /// is the rate at the last left point for which that held; the rate 16th from the end where it
  /// never did.
  ///
  /// The threshold is in units of the loss per step: the answer changes when losses are scaled or
  /// the sweep is made longer.
  ///
  /// - NaN: a comparison with NaN is false, so the slide ends there.
  /// - Fewer than 16 points: no answer (fastai raises `IndexError`).
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: fastai 2.8, `callback/schedule.py`, with its default `lr_diff`, `thresh` and
  /// `adjust_value`.
  public static let slide = Rule(
    "slide", .arrays, minimumCount: slideWindow + 1,
    summary: "The rate where the slope settles, coming from the right.",
    formula: """
      g = np.gradient(L); right = n-1, left = n-16; while |g[right] - g[left]| > 0.005 both move \
      left; lr at the last left for which that held, lr[n-16] if none did
      """,
    source: "fastai 2.8, callback/schedule.py (Apache-2.0), on the arrays given",
    caveat: """
      The threshold is in units of the loss per step: scaling the losses or lengthening the sweep \
      changes the answer. Comparing with a NaN ends the slide.
      """
  ) { curve in
    let gradient = NumericalGradient.perStep(curve.losses)
    var right = curve.count - 1
    var left = right - slideWindow
    guard curve.learningRates.indices.contains(left) else { return nil }
    var rate = curve.learningRates[left]
    while left >= 0, (gradient[right] - gradient[left]).magnitude > 0.005 {
      rate = curve.learningRates[left]
      right -= 1
      left -= 1
    }
    return rate
  }

  private static let slideWindow = 15
}
