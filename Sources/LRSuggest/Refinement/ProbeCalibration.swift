/// The numbers that turn the losses of short runs into a learning rate, and where they come from.
///
/// A short run at one rate favours another rate than the whole training does. Over 113 real
/// trainings of 200 to 600 steps, and 48 of them again at 1,500 to 8,000, the rate with the lowest
/// training loss after *m* steps fell about as *m*^(−¼), and the best rate by held-out loss after
/// *N* steps as *N*^(−½). So the rate that *m* steps like best has to be moved by
///
/// ```
/// c = −0.25 + c(schedule) + ¼·log10(m / (N/10)) − ¼·log10(N / 400)      decades
/// ```
///
/// Nearly always *c* is negative under a constant rate: short runs favour rates that are too large.
/// (The short-horizon bias of Wu et al. 2018, towards rates too small, is that of schedules learnt
/// over few steps deep in a noisy training. Here runs start at the first weights, where few steps
/// get far only by being long.) The exponents and the schedules' offsets are measured laws; only
/// −0.25 and the two numbers of the variance were fitted, to regret, whole data sets left out:
/// `Benchmarks/Quality/probing.py`.
enum ProbeCalibration {
  /// The distance between neighbouring rates, in decades.
  static let spacing = 0.5

  /// The part of a budget that each rate gets, and its limits.
  static let budgetShare = 0.05
  static let defaultSteps = 40.0...1000.0

  /// Fewer steps than this say nothing.
  static let fewestSteps = 10

  /// The budgets, and the parts of them, within which the law was measured. Outside it is not
  /// extrapolated; what it would have been counts as doubt.
  private static let measuredBudgets = 200.0...8000.0
  private static let measuredShares = 0.025...0.25

  /// Assumed where no budget is named, and how far that may be off, as a shift in decades.
  private static let assumedBudget = 2000.0
  private static let budgetDoubt = 0.25

  /// The deviation of a starting rate that comes without an interval, in decades; and the limits
  /// within which that of an interval is believed.
  static let unknownDeviation = 1.0
  static let deviations = 0.1...2.0

  /// The half width of the interval, as a share of that of the starting rate's, and at most, in
  /// decades: these held the middle of the good rates in 80 % of the trainings at every budget. A
  /// probe moves the answer more than it narrows it, for the curve and the probe err together, most
  /// where a training over-fits: neither sees that.
  static let widthShare = 0.85
  static let widestHalf = 0.75

  /// Standard deviations from the middle to either end of 80 %, if errors are normal.
  static let reach = 1.2816

  /// How far the rate that a probe likes best has to be moved, in decades.
  ///
  /// - Returns: The shift, the variance of the probe's answer about the best rate, and how much of
  ///   that is because the law is not known there.
  static func law(
    steps: Int, for context: TrainingContext
  ) -> (shift: Double, variance: Double, doubt: Double) {
    let budget = context.steps.map { Double($0) } ?? assumedBudget
    let share = Double(steps) / budget
    let full = 0.25 * Elementary.log10(share / 0.1) - 0.25 * Elementary.log10(budget / 400)
    let measured =
      0.25 * Elementary.log10(share.clamped(to: measuredShares) / 0.1)
      - 0.25 * Elementary.log10(budget.clamped(to: measuredBudgets) / 400)
    let assumed = context.steps == nil ? budgetDoubt : 0
    let beyond = full - measured
    let unknown = beyond * beyond + assumed * assumed
    return (
      shift: -0.25 + offset(of: context.schedule) + measured,
      variance: 0.25 * 0.25 + 8 / Double(steps) + unknown, doubt: unknown
    )
  }

  /// How far the best rate of a schedule lies above the best constant one, in decades.
  private static func offset(of schedule: Schedule) -> Double {
    switch schedule {
    case .constant: 0
    case .oneCycle: 0.4
    // Not measured: they decay as one-cycle does, but start at the full rate.
    case .linear, .cosine: 0.2
    }
  }
}

extension Double {
  /// The nearest number within limits.
  fileprivate func clamped(to limits: ClosedRange<Double>) -> Double {
    max(limits.lowerBound, min(self, limits.upperBound))
  }
}
