/// What fastai 2.8 hands to its suggestion functions: rates and averaged losses in single
/// precision.
///
/// `LRFinder` records `LerpAverage` until it is above four times its best. `lr_find` leaves out the
/// first tenth of the steps asked for and the last five recorded, and cuts at the first NaN. The
/// curve is the whole sweep: its points are the steps asked for.
struct FastaiSweep {
  let learningRates: [Float]
  let losses: [Float]

  /// O(*n*).
  init(_ curve: Curve) {
    let averages = LerpAverage.values(of: curve.losses)
    let recorded = BestMultiple.recordedCount(of: averages, factor: 4)
    var kept = Trim.indices(recorded, first: curve.count / 10, last: 5)
    if let nan = kept.first(where: { averages[$0].isNaN }) { kept = kept.lowerBound..<nan }
    learningRates = curve.learningRates[kept].map { Float($0) }
    losses = Array(averages[kept])
  }

  /// What happens to the raw losses before the rule, for the registry.
  static let formula = """
    s = float32 EMA(0.98) of L by torch.lerp, bias-corrected; recorded up to the first \
    s > 4 * best; window [n // 10 : -5] of the recorded, cut at the first NaN; there
    """

  /// What goes wrong before the rule.
  static let caveat = """
    No answer where nothing is left of the window (fastai raises an error): fewer than six points, \
    an early stop, or losses below zero, which are always above four times their best.
    """
}
