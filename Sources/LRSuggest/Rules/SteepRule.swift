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
enum SteepRule {
  static func learningRate(on curve: Curve) -> Double? {
    let rates = curve.learningRates, losses = curve.losses
    let slopes = rates.indices.dropLast().map { index in
      (losses[index + 1] - losses[index])
        / (Elementary.log(rates[index + 1]) - Elementary.log(rates[index]))
    }
    return NumericalGradient.firstMinimum(of: slopes).map { rates[$0] }
  }
}
