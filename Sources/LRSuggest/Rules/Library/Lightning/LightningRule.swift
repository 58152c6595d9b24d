extension Rule {
  /// Lightning's `lr_find().suggestion()` since 2.5.3: the steepest fall per *rate*.
  ///
  /// The derivative with respect to the rate, not its logarithm, by second-order differences on
  /// uneven points in single precision, as `torch.gradient(losses, spacing=[lrs])` takes them.
  ///
  /// - NaN, infinities: dropped. A derivative that is NaN counts as the lowest. Ties: the first.
  /// - Fewer than two points left, so fewer than 13 in the sweep: no answer.
  ///
  /// Complexity: O(*n*).
  public static let lightning = Rule(
    "lightning", .library, minimumCount: 13,
    summary: "What Lightning suggests since 2.5.3: where its average falls fastest per rate.",
    formula: LightningSweep.formula + " lr[argmin torch.gradient(s, spacing=[lr])], in float32",
    source: "Lightning 2.6.6 (Apache-2.0), tuner/lr_finder.py _LRCallback, _LRFinder.suggestion",
    caveat: LightningSweep.caveat + """
       Slopes per rate are larger the smaller the rate is: in noise it answers one of the first \
      rates. lightning_2_5_2 has slopes per step, steep per logarithm.
      """,
    corrected: "fastai_steep"
  ) { curve in
    LightningSweep(curve).steepestPerRate(curve.learningRates)
  }
}
