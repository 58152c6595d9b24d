extension Rule {
  /// fastai's `steep`: where the loss falls fastest per logarithm of the rate.
  ///
  /// The answer is the left end of the interval with the smallest
  ///
  /// ```
  /// (Lᵢ₊₁ − Lᵢ) / (ln ηᵢ₊₁ − ln ηᵢ)
  /// ```
  ///
  /// - NaN: the first NaN slope counts as the smallest, as in torch and NumPy.
  /// - Ties: the first.
  /// - Fewer than two points: no answer.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: fastai 2.8, `callback/schedule.py`, which computes in single precision.
  public static let steep = Rule(
    "steep", .arrays, minimumCount: 2,
    summary: "The rate where the loss falls fastest per logarithm of the rate.",
    formula: "lr[argmin over i of (L[i+1] - L[i]) / (ln lr[i+1] - ln lr[i])]",
    source:
      "fastai 2.8, callback/schedule.py (Apache-2.0), on the arrays given, in double precision",
    caveat: """
      Noise has the largest slopes: on raw losses it picks a spike. In a faster sweep the steepest \
      point lies at a higher rate. Of equal slopes the first counts; a NaN counts as the smallest.
      """
  ) { curve in
    let rates = curve.learningRates, losses = curve.losses
    let slopes = rates.indices.dropLast().map { index in
      (losses[index + 1] - losses[index])
        / (Elementary.log(rates[index + 1]) - Elementary.log(rates[index]))
    }
    return NumericalGradient.firstMinimum(of: slopes).map { rates[$0] }
  }
}
