extension Rule {
  /// pytorch-forecasting's tuner: the steepest step of a lowess over the *linear* rate.
  ///
  /// Lightning's averages, up to the first above 10,000 times the best before it, the finite ones,
  /// smoothed by `Lowess` over a tenth of the points; of those the first ten (fewer in sweeps below
  /// 13) and the last are left out.
  ///
  /// - NaN, infinities: left out; with three finite averages or fewer the answer is the rate of the
  ///   lowest average, of the first NaN if there is one.
  /// - Ties: the first.
  /// - More than 20,000 points: no answer, for the work grows with their square.
  ///
  /// Complexity: O(*n²*/10).
  ///
  /// Source: pytorch-forecasting 1.8.0 (2026), `temporal_fusion_transformer/tuning.py`, MIT, over
  /// Lightning 2.6.6 and statsmodels 0.15.
  public static let pytorchForecasting = Rule(
    "pytorch_forecasting", .library,
    summary: "The steepest step of a lowess of the averaged losses, as in pytorch-forecasting.",
    formula: """
      s = Lightning's averages up to the first above 10000 * the best before it, finite ones (f of \
      them); h = lowess(s over lr, frac 0.1, it 3)[min(f-3, 10):-1]; lr[argmin np.gradient(h)]; \
      f <= 3: lr[argmin s]
      """,
    source: """
      pytorch-forecasting 1.8.0, temporal_fusion_transformer/tuning.py (MIT), over Lightning 2.6.6 \
      (Apache-2.0) and statsmodels 0.15 (BSD-3-Clause)
      """,
    caveat: """
      The lowess is taken over the rate and not its logarithm, and the slope per step, so the \
      small rates are smoothed unevenly. Lightning's averages start too low and lag. Of equal \
      slopes the first counts. No answer beyond 20,000 points, where the lowess takes too long.
      """,
    corrected: "pytorch_forecasting_corrected"
  ) { curve in
    steepestOfLowess(LightningSweep(curve, threshold: 10_000).recorded, in: curve) { $0 }
  }

  /// `pytorch_forecasting` on unbiased averages, smoothed over the logarithm of the rate.
  ///
  /// Complexity: O(*n²*/10).
  public static let pytorchForecastingCorrected = Rule(
    "pytorch_forecasting_corrected", .library,
    summary: "The steepest step of a lowess over the logarithm of the rate.",
    formula: """
      s = moving average (0.98, bias-corrected) up to the first above 10000 * the best before it, \
      finite ones (f of them); h = lowess(s over log10 lr, frac 0.1, it 3)[min(f-3, 10):-1]; \
      lr[argmin np.gradient(h)]; f <= 3: lr[argmin s]
      """,
    source: "pytorch-forecasting 1.8.0, tuning.py (MIT), on unbiased averages and log10 lr",
    caveat: """
      The average lags, so it answers high. Of equal slopes the first counts. No answer beyond \
      20,000 points, where the lowess takes too long.
      """
  ) { curve in
    let sweep = LightningSweep(curve, threshold: 10_000, power: 1)
    return steepestOfLowess(sweep.recorded, in: curve, over: Elementary.log10)
  }

  private static func steepestOfLowess(
    _ averages: [Double], in curve: Curve, over position: (Double) -> Double
  ) -> Double? {
    guard averages.count <= 20_000 else { return nil }
    let finite = averages.indices.filter { averages[$0].isFinite }
    guard finite.count > 3 else {
      return NumericalGradient.firstMinimum(of: averages).map { curve.learningRates[$0] }
    }
    let rates = finite.map { curve.learningRates[$0] }
    let smooth = Lowess.smooth(
      positions: rates.map(position), values: finite.map { averages[$0] }, fraction: 1.0 / 10)
    let kept = Trim.indices(smooth.count, first: min(smooth.count - 3, 10), last: 1)
    let slopes = NumericalGradient.perStep(Array(smooth[kept]))
    return NumericalGradient.firstMinimum(of: slopes).map { rates[kept.lowerBound + $0] }
  }
}
