extension Rule {
  /// torch-lr-finder's `plot(suggest_lr=True)`: the steepest step of its averaged losses.
  ///
  /// - NaN: no end of the sweep; the first slope that is NaN counts as the lowest. Ties: the first.
  /// - Fewer than 17 points recorded: no answer (torch-lr-finder raises `RuntimeError`).
  ///
  /// Complexity: O(*n*).
  public static let torchLRFinder = Rule(
    "torch_lr_finder", .library, minimumCount: 17,
    summary: "What torch-lr-finder suggests: where its averaged loss falls fastest per step.",
    formula: SeededSweep.formula + " window [10 : -5] of the recorded; lr[argmin np.gradient(s)]",
    source: "torch-lr-finder 0.2.2 (MIT), lr_finder.py LRFinder.range_test, LRFinder.plot",
    caveat: """
      A loss that turns NaN answers the rate just before. The slope is per step and the average \
      lags, so it answers high. No answer below 17 recorded points; losses below zero end the \
      sweep at once.
      """
  ) { curve in
    let sweep = SeededSweep(curve)
    let window = Trim.indices(sweep.losses.count, first: 10, last: 5)
    return sweep.steepest(in: window).map { curve.learningRates[$0] }
  }
}
