extension Rule {
  /// Lightning's `lr_find().suggestion()` from 2.1 to 2.5.2: the steepest fall per step.
  ///
  /// - NaN, infinities: dropped, but the place among the rest is taken for the place in the whole,
  ///   so a dropped value moves every later answer one rate down. An average that is NaN or
  ///   infinite stays so, and none is left to move; it takes losses about the largest single. Ties:
  ///   the first.
  /// - Fewer than two points left, so fewer than 13 in the sweep: no answer.
  ///
  /// Complexity: O(*n*).
  public static let lightning252 = Rule(
    "lightning_2_5_2", .library, minimumCount: 13,
    summary: "What Lightning 2.1 to 2.5.2 suggests: where its average falls fastest per step.",
    formula: LightningSweep.formula + " i = argmin torch.gradient(s), per step; lr[10 + i]",
    source: "Lightning 2.5.2 (Apache-2.0), tuner/lr_finder.py _LRCallback, _LRFinder.suggestion",
    caveat: LightningSweep.caveat + """
       The slope is per step and the average lags, so it answers high. Averages too large for \
      single precision are dropped and not counted when the rate is looked up.
      """,
    corrected: "fastai1_min_grad"
  ) { curve in
    let losses = LightningSweep(curve).losses
    guard losses.count > 1 else { return nil }
    return NumericalGradient.firstMinimum(of: NumericalGradient.perStep(losses)).map {
      curve.learningRates[LightningSweep.skipped + $0]
    }
  }
}
