/// fastai's `minimum`: a tenth of the rate with the lowest loss, *η(argmin L) / 10*.
///
/// The factor ten makes up for the lag of the moving average the rule is meant to be used on.
///
/// - NaN: the first NaN counts as the lowest loss, as in torch and NumPy.
/// - Ties: the first.
///
/// Complexity: O(*n*).
///
/// Source: fastai 2.8, `callback/schedule.py`.
enum MinimumRule {
  static func learningRate(on curve: Curve) -> Double? {
    NumericalGradient.firstMinimum(of: curve.losses).map { curve.learningRates[$0] / 10 }
  }
}
