/// What Lightning's learning-rate finder records since 1.6, and the part its suggestion looks at.
///
/// `_LRCallback` divides the moving average by *1 − 0.98^(k+2)* where *k+1* would be right, so the
/// first values are far too low: a constant loss of 1 is recorded as .505, .673, .758, ... A sweep
/// ends above four times the best of the values *before*, from the second on.
///
/// `suggestion` leaves out ten points and the last, rounds to single precision, and drops what is
/// not finite then.
struct LightningSweep {
  /// The averages recorded, the one that ended the sweep among them.
  let recorded: [Double]
  /// The places in the curve of the losses that are looked at.
  let indices: [Int]
  let losses: [Float]

  /// Without arguments as Lightning's own suggestion has it; libraries on top of it ask for others.
  /// O(*n*).
  ///
  /// - Parameters:
  ///   - threshold: How many times the best before it an average ends the sweep; nil: none does.
  ///   - trimmed: How many points are left out at the end.
  ///   - power: The exponent of the first divisor; 1 would be right.
  init(_ curve: Curve, threshold: Double? = 4, trimmed: Int = 1, power: Int = 2) {
    let averages = DebiasedAverage.values(of: curve.losses, power: power)
    let count = threshold.map { BestMultiple.recordedCount(of: averages, factorOfEarlier: $0) }
    let recorded = Array(averages[..<(count ?? averages.count)])
    self.recorded = recorded
    let window = Trim.indices(recorded.count, first: Self.skipped, last: trimmed)
    indices = window.filter { Float(recorded[$0]).isFinite }
    losses = indices.map { Float(recorded[$0]) }
  }

  /// Lightning's suggestion since 2.5.3, of the rates of the whole curve.
  func steepestPerRate(_ learningRates: [Double]) -> Double? {
    let rates = indices.map { Float(learningRates[$0]) }
    return NumericalGradient.firstMinimum(of: TorchGradient.values(of: losses, at: rates))
      .map { learningRates[indices[$0]] }
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
