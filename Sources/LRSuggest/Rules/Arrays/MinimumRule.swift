extension Rule {
  /// fastai's `minimum`: a tenth of the rate with the lowest loss.
  ///
  /// The factor ten makes up for the lag of the moving average the rule is meant to be used on.
  ///
  /// - NaN: the first NaN counts as the lowest loss, as in torch and NumPy.
  /// - Ties: the first.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: fastai 2.8, `callback/schedule.py`.
  public static let minimum = Rule(
    "minimum", .arrays,
    summary: "A tenth of the rate with the lowest loss.",
    formula: "lr[argmin L] / 10",
    source: "fastai 2.8, callback/schedule.py (Apache-2.0), on the arrays given",
    caveat: """
      The factor makes up for the lag of the average it is meant to be used on: on losses without \
      lag it answers too low. Of equal losses the first counts; a NaN counts as the lowest.
      """
  ) { curve in
    NumericalGradient.firstMinimum(of: curve.losses).map { curve.learningRates[$0] / 10 }
  }
}
