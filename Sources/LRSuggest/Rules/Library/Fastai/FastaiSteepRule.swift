extension Rule {
  /// fastai's `lr_find(suggest_funcs=steep)`: where the averaged loss falls fastest per ln rate.
  ///
  /// `Rule.steep` in single precision: logarithms, differences and the quotient are rounded to it,
  /// so of points about equally steep another one can win.
  ///
  /// - NaN: the window ends before the first; that of a difference of infinities counts as the
  ///   steepest. Ties: the first.
  /// - Fewer than two points in the window, so fewer than seven in the sweep: no answer.
  ///
  /// Complexity: O(*n*).
  public static let fastaiSteep = Rule(
    "fastai_steep", .library, minimumCount: 7,
    summary: "What fastai 2's steep suggests: where its average falls fastest per ln(lr).",
    formula: FastaiSweep.formula
      + " lr[argmin over i of (s[i+1] - s[i]) / (ln lr[i+1] - ln lr[i])], in float32",
    source: fastaiSource + "steep",
    caveat: FastaiSweep.caveat + """
       Single precision: on a flat curve rounding picks the point. The average lags, so the \
      steepest point lies at a higher rate than that of the loss, more so in a faster sweep.
      """
  ) { curve in
    let sweep = FastaiSweep(curve)
    let rates = sweep.learningRates, losses = sweep.losses
    let logarithms = rates.map { Float(Elementary.log(Double($0))) }
    let slopes = rates.indices.dropLast().map { index in
      (losses[index + 1] - losses[index]) / (logarithms[index + 1] - logarithms[index])
    }
    return NumericalGradient.firstMinimum(of: slopes).map { Double(rates[$0]) }
  }
}
