extension Rule {
  /// fastai 1's `recorder.plot(suggestion=True)`: its `min_grad_lr`, the steepest step.
  ///
  /// - NaN: the sweep ends at the first. Ties: the first.
  /// - Fewer than two points in the window, so fewer than 17 in the sweep: no answer.
  ///
  /// Complexity: O(*n*).
  public static let fastai1MinGrad = Rule(
    "fastai1_min_grad", .library, minimumCount: 17,
    summary: "What fastai 1 suggests: where its averaged loss falls fastest per step.",
    formula: Fastai1Sweep.formula + " lr[argmin np.gradient(s)], per step",
    source: Fastai1Sweep.source + "Recorder.plot(suggestion=True), min_grad_lr",
    caveat: Fastai1Sweep.caveat + """
       The slope is per step and the average lags, so it answers too high a rate on steep sweeps \
      and the wrong dip on noisy ones.
      """
  ) { curve in
    let sweep = Fastai1Sweep(curve)
    guard sweep.losses.count > 1 else { return nil }
    return NumericalGradient.firstMinimum(of: NumericalGradient.perStep(sweep.losses)).map {
      sweep.learningRates[$0]
    }
  }
}
