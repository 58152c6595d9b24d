extension Rule {
  /// MONAI's `LearningRateFinder.get_steepest_gradient()`: the steepest step of its averaged
  /// losses.
  ///
  /// torch-lr-finder's sweep, without its trimming; the last point recorded is never looked at.
  ///
  /// - NaN: no end of the sweep; the first slope that is NaN counts as the lowest. Ties: the first.
  /// - Fewer than three points recorded: no answer (MONAI returns `None`).
  ///
  /// Complexity: O(*n*).
  public static let monai = Rule(
    "monai", .library, minimumCount: 3,
    summary: "What MONAI suggests: where its averaged loss falls fastest per step.",
    formula: SeededSweep.formula + " without the last of them; lr[argmin np.gradient(s)]",
    source: """
      MONAI 1.6.1 (Apache-2.0), optimizers/lr_finder.py LearningRateFinder.range_test, \
      get_steepest_gradient
      """,
    caveat: """
      Its slice ends one point early. Nothing is left out at the start, where a single low loss \
      can win. A loss that turns NaN answers the rate just before; losses below zero end the \
      sweep at once.
      """,
    corrected: "torch_lr_finder"
  ) { curve in
    let sweep = SeededSweep(curve)
    let window = Trim.indices(sweep.losses.count, first: 0, last: 1)
    return sweep.steepest(in: window).map { curve.learningRates[$0] }
  }
}
