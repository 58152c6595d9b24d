/// The numbers that turn landmarks into a learning rate, and where they come from.
///
/// ```
/// log10 η = ⅔·log10 valley + ⅓·log10 minimum − 0.7·log10 bandwidth + c(schedule)
///           − ½·log10(steps / 400)
/// ```
///
/// Fitted by `Benchmarks/Quality/fit.py` to the smallest regret over 113 real trainings of 200 to
/// 600 steps and 48 of them again at 1,500 to 8,000; judged with whole data sets left out. Regret
/// is the share of the achievable improvement that a learning rate loses.
///
/// Scaling every learning rate by a factor scales the answer by it: nothing here knows what a
/// usual rate is. The optimizer family and the batch size are not in the formula: given the
/// landmarks, neither lowered the regret on data sets left out.
enum Calibration {
  /// The weight of the minimum against the valley, on the log axis.
  static let minimumWeight = 1.0 / 3

  /// How the answer moves with the bandwidth the smoother needed. A noisy curve needs a wide one,
  /// and the best rate then lies lower beside the same landmarks.
  static let bandwidthExponent = -0.7

  /// The bandwidth is trusted within these limits, in decades.
  static let bandwidthLimits = 0.025...2.5

  /// Assumed where the caller fixed the smoothing: the median bandwidth of the calibration curves.
  static let typicalBandwidth = 0.15

  /// The offset of a schedule, in decades.
  static func offset(of schedule: Schedule) -> Double {
    switch schedule {
    case .oneCycle: -0.40
    case .constant: -0.75
    // Not measured. They decay like one-cycle but start at full rate, like a constant one; half
    // way is what quadratic models give (peak rate 2.5 times the constant one with warm-up).
    case .linear, .cosine: -0.55
    }
  }

  /// The best rate falls as this power of the number of updates. Measured: −0.43 to −0.57.
  static let stepsExponent = -0.5

  /// The budget at which the step factor is 1: the middle of the short trainings.
  static let referenceSteps = 400.0

  /// The budgets that were measured. Outside them the law is not extrapolated; the interval grows
  /// by what it would have been.
  static let measuredSteps = 200.0...8000.0

  /// Assumed where the caller names no budget: trainings worth a range test are longer than the
  /// short ones here.
  static let assumedSteps = 4000.0

  /// Fewer finite losses than this are not read.
  static let fewestPoints = 12

  /// A curve is refused unless it falls, somewhere, by this many standard deviations of its slope.
  static let leastSignificance = 0.7

  /// A curve is refused when it climbs back, before its minimum, by more than this many times what
  /// it falls in all.
  static let largestClimb = 4.0

  /// A descent below this many times the noise is doubtful.
  static let clearDescent = 4.0

  /// Fewer points per decade than this are doubtful.
  static let densePoints = 8.0

  /// A drop below this, a tenth of the loss, is doubtful.
  static let deepDescent = 0.1

  /// How far around the answer other rates lie, in decades.
  struct Spread: Sendable, Hashable {
    /// 80 % of the best rates: from `interval.lowerBound` below the answer to above it. The answer
    /// lies low in it on purpose: a rate too high costs twice as much as one too low.
    let interval: ClosedRange<Double>
    /// 95 % of the best rates.
    let search: ClosedRange<Double>
    /// The multiple of the answer up to which nine in ten trainings kept half of what the best
    /// rate achieves.
    let safeFactor: Double
  }

  static let clearSpread = Spread(
    interval: -0.5...0.9, search: -0.9...1.3, safeFactor: 2.5)

  static let noisySpread = Spread(
    interval: -0.8...1.2, search: -1.7...1.8, safeFactor: 1)
}
