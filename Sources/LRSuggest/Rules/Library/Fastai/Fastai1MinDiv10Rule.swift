extension Rule {
  /// What fastai 1's `recorder.plot(suggestion=True)` prints beside its suggestion: a tenth of the
  /// rate with the lowest averaged loss.
  ///
  /// - NaN: the sweep ends at the first. Ties: the first.
  /// - Fewer than two points in the window, so fewer than 17 in the sweep: no answer.
  ///
  /// Complexity: O(*n*).
  public static let fastai1MinDiv10 = Rule(
    "fastai1_min_div10", .library, minimumCount: 17,
    summary: "What fastai 1 prints beside its suggestion: a tenth of the lowest point's rate.",
    formula: Fastai1Sweep.formula + " lr[argmin s] / 10",
    source: Fastai1Sweep.source + "Recorder.plot(suggestion=True), \"Min loss divided by 10\"",
    caveat: Fastai1Sweep.caveat + """
       Printed with three digits, not returned; this is the number before it was printed.
      """
  ) { curve in
    let sweep = Fastai1Sweep(curve)
    guard sweep.losses.count > 1 else { return nil }
    return NumericalGradient.firstMinimum(of: sweep.losses).map { sweep.learningRates[$0] / 10 }
  }
}
