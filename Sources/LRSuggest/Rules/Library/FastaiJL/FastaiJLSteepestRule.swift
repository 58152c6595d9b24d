extension Rule {
  /// FastAI.jl's `Steepest`, which divides by the logarithm of a difference.
  ///
  /// With *s* the averaged losses, the answer is the rate at the largest of
  ///
  /// ```
  /// (sᵢ₊₁ − sᵢ) / ln(ηᵢ₊₁ − ηᵢ)
  /// ```
  ///
  /// in the last two thirds. Between rates less than 1 apart the logarithm is negative, and the
  /// largest quotient is a fall; beyond, it is a rise.
  ///
  /// - NaN: counts as the largest, as in Julia.
  /// - Ties: the first; 0 is above −0 in Julia's order, so that on a curve without any change the
  ///   first pair of rates more than 1 apart wins.
  /// - Fewer than three recorded points: no answer (`BoundsError`).
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: FastAI.jl, `src/training/lrfind.jl`, MIT; read, not run.
  public static let fastaiJLSteepest = Rule(
    "fastai_jl_steepest", .library, minimumCount: 3,
    summary: "The steepest fall, divided by the logarithm of the step of the rate, as FastAI.jl.",
    formula: """
      raw losses up to the first L > 4 * best; s = moving average (0.98, bias-corrected); \
      lr at the argmax of diff(s) / log(diff(lr)) from index n/3 (counted from 1) on
      """,
    source: "FastAI.jl, src/training/lrfind.jl, Steepest (MIT); read, not run",
    caveat: """
      It divides by the logarithm of a difference where the difference of logarithms was meant: \
      the weight grows without bound where rates are 1 apart, and changes sign beyond. A negative \
      loss ends the sweep at once. A NaN counts as the largest; of equal values the first.
      """,
    corrected: "fastai_jl_steepest_corrected"
  ) { curve in
    let sweep = FastaiJLSweep(curve)
    let rates = curve.learningRates, losses = sweep.losses
    guard let first = sweep.firstIndex else { return nil }
    var best: (place: Int, value: Double)?
    for index in first..<(losses.count - 1) {
      let step = Elementary.log(rates[index + 1] - rates[index])
      let value = (losses[index + 1] - losses[index]) / step
      if let current = best, !isLessInJulia(current.value, value) { continue }
      best = (index, value)
    }
    return best.map { rates[$0.place] }
  }

  /// Julia's `isless`: −0 before 0, NaN after everything.
  private static func isLessInJulia(_ left: Double, _ right: Double) -> Bool {
    if left.isNaN || right.isNaN { return !left.isNaN }
    return left < right || (left == right && left.sign == .minus && right.sign == .plus)
  }

  /// `fastai_jl_steepest` with the difference of logarithms it meant.
  ///
  /// Complexity: O(*n*).
  public static let fastaiJLSteepestCorrected = Rule(
    "fastai_jl_steepest_corrected", .library, minimumCount: 3,
    summary: "The steepest fall per logarithm of the rate, as FastAI.jl meant it.",
    formula: """
      raw losses up to the first L > 4 * best; s = moving average (0.98, bias-corrected); \
      lr at the argmin of diff(s) / diff(log(lr)) from index n/3 (counted from 1) on
      """,
    source: "FastAI.jl, src/training/lrfind.jl (MIT), with the slope it meant",
    caveat: """
      The average lags: the steepest point of the losses themselves lies lower. The first third is \
      not read. A NaN counts as the smallest; of equal slopes the first.
      """
  ) { curve in
    let sweep = FastaiJLSweep(curve)
    let rates = curve.learningRates, losses = sweep.losses
    guard let first = sweep.firstIndex else { return nil }
    let slopes = (first..<(losses.count - 1)).map { index in
      (losses[index + 1] - losses[index])
        / (Elementary.log(rates[index + 1]) - Elementary.log(rates[index]))
    }
    return NumericalGradient.firstMinimum(of: slopes).map { rates[first + $0] }
  }
}
