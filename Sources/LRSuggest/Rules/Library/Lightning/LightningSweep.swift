/// What Lightning's learning-rate finder records since 1.6, and the part its suggestion looks at.
///
/// `_LRCallback` divides the moving average by *1 − 0.98^(k+2)* where *k+1* would be right, so the
/// first values are far too low: a constant loss of 1 is recorded as .505, .673, .758, ... A sweep
/// ends above four times the best of the values *before*, from the second on.
///
/// `suggestion` leaves out ten points and the last, rounds to single precision, and drops what is
/// not finite then.
struct LightningSweep {
  /// The places in the curve of the losses that are looked at.
  let indices: [Int]
  let losses: [Float]

  /// O(*n*).
  init(_ curve: Curve) {
    let averages = DebiasedAverage.values(of: curve.losses, power: 2)
    let recorded = BestMultiple.recordedCount(of: averages, factorOfEarlier: 4)
    let window = Trim.indices(recorded, first: Self.skipped, last: 1)
    indices = window.filter { Float(averages[$0]).isFinite }
    losses = indices.map { Float(averages[$0]) }
  }

  static let skipped = 10

  /// What happens to the raw losses before the rule, for the registry.
  static let formula = """
    a = 0.98 * a + 0.02 * L, s[k] = a / (1 - 0.98^(k+2)); recorded up to the first s[k], k > 0, \
    above 4 * the best before it; window [10 : -1] of the recorded in float32, without non-finite \
    values; there
    """

  /// What goes wrong before the rule.
  static let caveat = """
    The average is divided by a wrong number: since Lightning 1.6 the first values are too low by \
    half, so a constant loss rises. No answer where fewer than two points are left of the window.
    """
}
