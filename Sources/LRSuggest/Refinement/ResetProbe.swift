/// Short runs at a few rates around an answer, each from the same weights: says which rate to use
/// next, when to reset, and what the losses say in the end.
///
/// ```swift
/// var probe = try ResetProbe(around: suggestion, for: context)
/// while let rate = probe.learningRate {
///   if probe.needsReset { restoreTheFirstWeights() }
///   try probe.record(trainOneStep(at: rate))
/// }
/// let rate = probe.answer?.learningRate
/// ```
///
/// The first rate is the answer itself. Then it goes half a decade up or down from the best rate so
/// far, until that has been tried on both sides: three to four rates as a rule. A run that diverges
/// ends at once and counts as worst. Resetting the order of the data too makes the runs comparable,
/// batch by batch.
///
/// Over the recorded trainings a probe of 5 % of the budget for each rate takes 18 % of the budget
/// in all; `Benchmarks/README.md` says what regret that saves, beside several sweeps.
public struct ResetProbe: Sendable, Hashable {
  /// Whether a probe goes on, and why it does not. The order is that of the C interface.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It goes on.
    case running
    /// The best rate was tried on both sides.
    case bracketed
    /// All rates were used up before that; the answer is less sure than it says.
    case exhausted
    /// Every run diverged: there is no answer.
    case diverged
  }

  /// The fewest steps for each rate.
  public static let minimumSteps = ProbeCalibration.fewestSteps
  /// The most rates.
  public static let maximumCount = 20

  /// What is known of the training; its schedule and budget decide the correction.
  public let context: TrainingContext
  /// The steps at each rate.
  public let stepsPerRate: Int
  /// The most rates that will be tried.
  public let maximumRates: Int
  /// The rate that was started from.
  public let startLearningRate: Double
  /// The runs so far, in order, the one in progress last.
  public private(set) var trials: [ProbeTrial]
  /// Whether the probe goes on.
  public private(set) var state = State.running

  /// The deviation of the starting rate, in decades.
  let deviation: Double

  /// Starts a probe around a rate.
  ///
  /// - Parameters:
  ///   - learningRate: The rate to start from: 1e-200 to 1e200.
  ///   - interval: Holds the middle of the good rates with 80 %, as that of a suggestion does. Nil
  ///     where nobody knows: then the deviation is one decade, and the probe has nearly all say.
  ///   - context: What is known of the training.
  ///   - stepsPerRate: At least `minimumSteps`; nil is 5 % of the budget, but 40 to 1,000.
  ///   - maximumRates: 3 to `maximumCount`.
  /// - Throws: `ProbeError` for a number outside its range.
  public init(
    around learningRate: Double, interval: SearchRange? = nil,
    for context: TrainingContext = .unknown, stepsPerRate: Int? = nil, maximumRates: Int = 6
  ) throws(ProbeError) {
    guard learningRate >= 1e-200, learningRate <= 1e200 else {
      throw .invalidLearningRate(learningRate)
    }
    if let interval, !(interval.low <= learningRate && learningRate <= interval.high) {
      throw .invalidInterval(low: interval.low, high: interval.high, learningRate: learningRate)
    }
    let steps = stepsPerRate ?? Self.defaultSteps(for: context)
    guard (Self.minimumSteps...Curve.maximumCount).contains(steps) else {
      throw .invalidSteps(steps)
    }
    guard (3...Self.maximumCount).contains(maximumRates) else {
      throw .invalidRateCount(maximumRates)
    }
    self.context = context
    self.stepsPerRate = steps
    self.maximumRates = maximumRates
    startLearningRate = learningRate
    deviation = Self.deviation(of: interval)
    trials = [ProbeTrial(place: 0, learningRate: learningRate, steps: steps)]
  }

  /// The rate to make the next step with, or nil when the probe has ended. O(1).
  public var learningRate: Double? { state == .running ? trials.last?.learningRate : nil }

  /// Whether the weights (and the order of the data) must be reset before the next step. O(1).
  public var needsReset: Bool { state == .running && trials.last?.steps == 0 }

  /// How many losses have been recorded. O(*rates*).
  public var stepsSpent: Int { trials.reduce(0) { $0 + $1.steps } }

  /// Records the loss of the step made with `learningRate`, and moves on. O(1) amortised.
  ///
  /// - Throws: `ProbeError.recordedAfterEnd`; the probe is then unchanged.
  public mutating func record(_ loss: Double) throws(ProbeError) {
    guard state == .running, !trials.isEmpty else {
      throw .recordedAfterEnd(count: stepsSpent, state: state)
    }
    trials[trials.count - 1].record(loss)
    if trials[trials.count - 1].state != .running { moveOn() }
  }

  /// What the probe says; nil while it runs, and where every run diverged. O(*rates*).
  public var answer: ProbeAnswer? {
    guard state != .running, let vertex = ProbeWalk(trials).vertex else { return nil }
    return ProbeAnswer(
      from: Elementary.log10(startLearningRate), deviation: deviation, vertex: vertex,
      steps: stepsPerRate, for: context)
  }

  private mutating func moveOn() {
    let walk = ProbeWalk(trials)
    guard let next = walk.next else {
      state = .bracketed
      return
    }
    guard trials.count < maximumRates else {
      state = walk.best == nil ? .diverged : .exhausted
      return
    }
    let distance = Double(next) * ProbeCalibration.spacing
    let rate = Derivation.rate(of: Elementary.log10(startLearningRate) + distance)
    trials.append(ProbeTrial(place: next, learningRate: rate, steps: stepsPerRate))
  }

  private static func defaultSteps(for context: TrainingContext) -> Int {
    let limits = ProbeCalibration.defaultSteps
    let share = ProbeCalibration.budgetShare * Double(context.steps ?? 2000)
    return Int(exactly: max(limits.lowerBound, min(share, limits.upperBound)).rounded()) ?? 40
  }

  private static func deviation(of interval: SearchRange?) -> Double {
    guard let interval else { return ProbeCalibration.unknownDeviation }
    let width = Elementary.log10(interval.high) - Elementary.log10(interval.low)
    let limits = ProbeCalibration.deviations
    return max(limits.lowerBound, min(width / (2 * ProbeCalibration.reach), limits.upperBound))
  }
}

extension ResetProbe {
  /// Starts a probe around a suggestion.
  ///
  /// - Throws: `ProbeError` for a number outside its range.
  public init(
    around suggestion: Suggestion, for context: TrainingContext = .unknown,
    stepsPerRate: Int? = nil, maximumRates: Int = 6
  ) throws(ProbeError) {
    try self.init(
      around: suggestion.learningRate, interval: suggestion.interval, for: context,
      stepsPerRate: stepsPerRate, maximumRates: maximumRates)
  }

  /// Starts a probe around what several runs suggest.
  ///
  /// - Throws: `ProbeError` for a number outside its range.
  public init(
    around suggestion: RunsSuggestion, for context: TrainingContext = .unknown,
    stepsPerRate: Int? = nil, maximumRates: Int = 6
  ) throws(ProbeError) {
    try self.init(
      around: suggestion.learningRate, interval: suggestion.interval, for: context,
      stepsPerRate: stepsPerRate, maximumRates: maximumRates)
  }
}
