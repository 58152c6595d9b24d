extension Rule {
  /// FastAI.jl's `MinDivByTen`: a tenth of the rate with the lowest averaged loss.
  ///
  /// - NaN: counts as the lowest, the first of them, as in Julia.
  /// - Ties: the first.
  /// - Fewer than three recorded points: no answer (`BoundsError`).
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: FastAI.jl, `src/training/lrfind.jl`, MIT; read, not run.
  public static let fastaiJLMinDiv10 = Rule(
    "fastai_jl_min_div10", .library, minimumCount: 3,
    summary: "A tenth of the rate with the lowest averaged loss, as in FastAI.jl.",
    formula: """
      raw losses up to the first L > 4 * best; s = moving average (0.98, bias-corrected); \
      lr at the argmin of s from index n/3 (counted from 1) on, / 10
      """,
    source: "FastAI.jl, src/training/lrfind.jl, MinDivByTen (MIT); read, not run",
    caveat: """
      The first third is not read, so a minimum there is missed. One raw loss above four times \
      the best ends the sweep, a spike as well as an explosion; a negative one ends it at once.
      """
  ) { curve in
    let sweep = FastaiJLSweep(curve)
    guard let first = sweep.firstIndex,
      let lowest = NumericalGradient.firstMinimum(of: Array(sweep.losses[first...]))
    else { return nil }
    return curve.learningRates[first + lowest] / 10
  }
}
