extension Rule {
  /// fastai's `lr_find(suggest_funcs=minimum)`: a tenth of the rate with the lowest averaged loss.
  ///
  /// - NaN: the window ends before the first. Ties: the first.
  /// - Fewer than six points, or nothing left of the window: no answer.
  ///
  /// Complexity: O(*n*).
  public static let fastaiMinimum = Rule(
    "fastai_minimum", .library, minimumCount: 6,
    summary: "What fastai 2's minimum suggests: a tenth of the rate with the lowest average.",
    formula: FastaiSweep.formula + " lr[argmin s] / 10",
    source: fastaiSource + "minimum",
    caveat: FastaiSweep.caveat + """
       The average lags behind the loss by up to 49 steps, which the factor ten makes up for in \
      sweeps of a hundred steps over eight decades.
      """
  ) { curve in
    let sweep = FastaiSweep(curve)
    return NumericalGradient.firstMinimum(of: sweep.losses).map {
      Double(sweep.learningRates[$0]) / 10
    }
  }
}
