/// What fastai 1.0.61 plots: rates, and averaged losses that were computed in single precision.
///
/// `LRFinder` records `DebiasedAverage` until it is NaN or above four times its best; `plot` leaves
/// out the first ten points and the last five recorded.
struct Fastai1Sweep {
  let learningRates: [Double]
  let losses: [Double]

  /// O(*n*).
  init(_ curve: Curve) {
    let averages = DebiasedAverage.values(of: curve.losses, as: Float.self)
    let recorded = BestMultiple.recordedCount(of: averages, factor: 4, stopsAtNaN: true)
    let kept = Trim.indices(recorded, first: 10, last: 5)
    learningRates = Array(curve.learningRates[kept])
    losses = averages[kept].map(Double.init)
  }

  /// What happens to the raw losses before the rule, for the registry.
  static let formula = """
    s = float32 EMA(0.98) of L, bias-corrected; recorded up to the first s > 4 * best or NaN; \
    window [10 : -5] of the recorded; there
    """

  /// What goes wrong before the rule.
  static let caveat = """
    No answer where fewer than two points are left of the window: fewer than 17 points, an early \
    stop, or losses below zero, which are always above four times their best.
    """

  static let source = "fastai 1.0.61 (Apache-2.0), callbacks/lr_finder.py, basic_train.py "
}
