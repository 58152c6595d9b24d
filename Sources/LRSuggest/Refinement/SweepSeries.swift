/// Several sweeps of one problem, from the same weights, until their answers agree.
///
/// ```swift
/// var series = try SweepSeries(schedule: try SweepSchedule(), for: context)
/// while let rate = series.learningRate {
///   if series.needsReset { restoreTheFirstWeights() }
///   try series.record(trainOneStep(at: rate))
/// }
/// let suggestion = series.analysis?.suggestion
/// ```
///
/// Every sweep ends by the stop rule. The series ends once two or more of them hold an answer and
/// the standard error of these, the spread over √*k*, is at most `tolerance`. Sweeps in the same
/// order of the data would say the same: let it go on where it was, and reset the weights alone.
public struct SweepSeries: Sendable, Hashable {
  /// Whether a series goes on, and why it does not. The order is that of the C interface.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It goes on.
    case running
    /// The answers agree.
    case agreed
    /// All sweeps were made.
    case exhausted
  }

  /// The standard error, in decades, that is small enough unless another is asked for. Over the
  /// recorded trainings 2.9 sweeps reach it, and give the regret of 2 to 3.
  public static let defaultTolerance = 0.1

  /// The rates of every sweep.
  public let schedule: SweepSchedule
  /// When a sweep ends before its last rate.
  public let stopRule: StopRule
  /// What is known of the training.
  public let context: TrainingContext
  /// How smooth the curves are taken to be.
  public let smoothing: Smoothing
  /// The most sweeps.
  public let maximumSweeps: Int
  /// The standard error that is small enough, in decades; 0 makes all sweeps.
  public let tolerance: Double
  /// The sweeps that have ended.
  public private(set) var curves: [Curve] = []
  /// Whether the series goes on.
  public private(set) var state = State.running
  /// What the sweeps say together; nil before two have ended.
  public private(set) var analysis: RunsAnalysis?

  private var sweep: Sweep
  private var ended = 0

  /// Starts a series.
  ///
  /// - Throws: `SweepSeriesError` for fewer than 2 or more than `Runs.maximumCount` sweeps, or a
  ///   tolerance that is negative or no finite number.
  public init(
    schedule: SweepSchedule, stopRule: StopRule = .cusum, for context: TrainingContext = .unknown,
    smoothing: Smoothing = .automatic, maximumSweeps: Int = 5,
    tolerance: Double = Self.defaultTolerance
  ) throws(SweepSeriesError) {
    guard (2...Runs.maximumCount).contains(maximumSweeps) else {
      throw .invalidSweepCount(maximumSweeps)
    }
    guard tolerance >= 0, tolerance.isFinite else { throw .invalidTolerance(tolerance) }
    self.schedule = schedule
    self.stopRule = stopRule
    self.context = context
    self.smoothing = smoothing
    self.maximumSweeps = maximumSweeps
    self.tolerance = tolerance
    sweep = Sweep(schedule: schedule, stopRule: stopRule)
  }

  /// The rate to make the next step with, or nil when the series has ended. O(1).
  public var learningRate: Double? { state == .running ? sweep.learningRate : nil }

  /// Whether the weights must be reset before the next step. O(1).
  public var needsReset: Bool { state == .running && sweep.losses.isEmpty }

  /// How many losses have been recorded. O(1).
  public var stepsSpent: Int { ended + sweep.losses.count }

  /// Records the loss of the step made with `learningRate`, and moves on.
  ///
  /// - Throws: `SweepSeriesError.recordedAfterEnd`; the series is then unchanged.
  /// - Complexity: O(1) amortised; that of `Runs.analysis` where a sweep ends.
  public mutating func record(_ loss: Double) throws(SweepSeriesError) {
    guard state == .running, (try? sweep.record(loss)) != nil else {
      throw .recordedAfterEnd(count: stepsSpent, state: state)
    }
    guard sweep.state != .running else { return }
    if let curve = try? sweep.curve() { curves.append(curve) }
    ended += sweep.losses.count
    sweep = Sweep(schedule: schedule, stopRule: stopRule)
    analysis = (try? Runs(curves))?.analysis(for: context, smoothing: smoothing)
    if let error = analysis?.standardError, error <= tolerance, tolerance > 0 {
      state = .agreed
    } else if curves.count == maximumSweeps {
      state = .exhausted
    }
  }
}
