extension Rule {
  /// NeuralProphet's `smooth_loss_and_suggest`: the geometric mean of two answers.
  ///
  /// On the losses as Lightning records them, without a stop rule,
  ///
  /// ```
  /// a = η(argmin np.gradient(h))     h: mean over i−4...i+5 with Hamming weights, edges repeated
  /// b = Lightning's suggestion with 10 and 3 points left out
  /// η = √(a·b)                       a where Lightning answers nothing
  /// ```
  ///
  /// - NaN: the first slope with a NaN in it counts as the steepest for *a*, the NaN are left out
  ///   for *b*.
  /// - Ties: the first.
  /// - One point: no answer (NumPy raises).
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: NeuralProphet 5e6b2314 (2024), `utils_lightning.py`, MIT, over Lightning 2.6.6.
  /// Released versions, up to 1.0.0rc10, use *a* alone, over a tenth of the sweep.
  public static let neuralProphet = Rule(
    "neural_prophet", .library, minimumCount: 2,
    summary: "Halfway between a steepest point of its own and Lightning's, as in NeuralProphet.",
    formula: """
      s = Lightning's averages, no stop; h = s convolved with np.hamming(10) / sum, edges \
      repeated, over i-4...i+5; a = lr[argmin np.gradient(h)]; b = Lightning's suggestion(10, 3); \
      sqrt(a * b), a where b is None
      """,
    source: "NeuralProphet 5e6b2314, utils_lightning.py (MIT), over Lightning 2.6.6 (Apache-2.0)",
    caveat: """
      Lightning's b divides by the rate, which picks the noise at the smallest rates, and its \
      averages start too low, so both halves carry that. The window lies half a step to the right. \
      The mean of two answers decades apart is near neither.
      """,
    corrected: "neural_prophet_corrected"
  ) { curve in
    let sweep = LightningSweep(curve, threshold: nil, trimmed: 3)
    return hammingSteepest(sweep.recorded, in: curve)
      .map { halfway($0, sweep.steepestPerRate(curve.learningRates)) }
  }

  /// `neural_prophet` on unbiased averages, with slopes per step in both halves, which is what
  /// Lightning had when NeuralProphet's rule was written.
  ///
  /// Complexity: O(*n*).
  public static let neuralProphetCorrected = Rule(
    "neural_prophet_corrected", .library, minimumCount: 2,
    summary: "Halfway between the steepest points of two averages, as NeuralProphet meant it.",
    formula: """
      s = moving average (0.98, bias-corrected), no stop; h = s convolved with np.hamming(10) / \
      sum, edges repeated, over i-4...i+5; a = lr[argmin np.gradient(h)]; b = the same of s[10:-3] \
      without what is not finite; sqrt(a * b), a with fewer than two points left for b
      """,
    source: "NeuralProphet 5e6b2314, utils_lightning.py (MIT), on the averages and slopes it meant",
    caveat: """
      The average lags, so it answers high. The mean of two answers decades apart is near neither. \
      A NaN makes the slope before it the steepest for a.
      """
  ) { curve in
    let recorded = LightningSweep(curve, threshold: nil, trimmed: 3, power: 1).recorded
    let kept = Trim.indices(recorded.count, first: 10, last: 3).filter { recorded[$0].isFinite }
    let slopes = NumericalGradient.perStep(kept.map { recorded[$0] })
    let place = kept.count > 1 ? NumericalGradient.firstMinimum(of: slopes) : nil
    return hammingSteepest(recorded, in: curve)
      .map { halfway($0, place.map { curve.learningRates[kept[$0]] }) }
  }

  /// The rate at the steepest step of the averages, smoothed once more.
  private static func hammingSteepest(_ averages: [Double], in curve: Curve) -> Double? {
    let slopes = NumericalGradient.perStep(Hamming.smooth(averages))
    return NumericalGradient.firstMinimum(of: slopes).map { curve.learningRates[$0] }
  }

  /// The geometric mean of two rates; the first where there is no second.
  private static func halfway(_ rate: Double, _ other: Double?) -> Double {
    guard let other else { return rate }
    return Elementary.exp((Elementary.log(rate) + Elementary.log(other)) / 2)
  }
}
