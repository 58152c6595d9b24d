/// A range test in progress: says which rate to use next, takes the loss, knows when to stop.
///
/// ```swift
/// var sweep = Sweep(schedule: try SweepSchedule())
/// while let rate = sweep.learningRate {
///   try sweep.record(trainOneStep(at: rate))
/// }
/// let answer = try sweep.curve().suggest(for: context)
/// ```
///
/// The rate recorded with a loss is the rate that was handed out, so the two cannot slip apart.
public struct Sweep: Sendable, Hashable {
  /// Whether a sweep goes on, and why it does not.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It goes on.
    case running
    /// The end rate has been used.
    case completed
    /// The loss rose for good, by the stop rule of the sweep.
    case diverged
    /// A loss was NaN or infinite; it is recorded as it was.
    case nonFinite = "non_finite"
  }

  /// The rates.
  public let schedule: SweepSchedule
  /// The losses recorded so far.
  public private(set) var losses: [Double] = []
  /// Whether the sweep goes on.
  public private(set) var state = State.running

  /// When it ends before its last rate.
  public let stopRule: StopRule

  private var divergence: DivergenceDetector?
  private var multiple: MultipleOfBest?
  /// What `estimate(for:)` has read so far.
  var estimator = SweepEstimator()

  /// Starts a sweep.
  ///
  /// - Parameters:
  ///   - schedule: The rates.
  ///   - stopRule: When it ends before the last of them. A loss that is NaN or infinite ends it
  ///     too, unless that is `never`.
  public init(schedule: SweepSchedule, stopRule: StopRule = .cusum) {
    self.schedule = schedule
    self.stopRule = stopRule
    switch stopRule {
    case .never: break
    case .cusum: divergence = DivergenceDetector()
    case .fourTimesBest: multiple = .four
    case .fiveTimesBest: multiple = .five
    }
  }

  /// The rate to make the next step with, or nil when the sweep has ended. O(1).
  public var learningRate: Double? {
    state == .running ? schedule.learningRate(at: losses.count) : nil
  }

  /// Records the loss of the step made with `learningRate`, and moves on. O(1) amortised.
  ///
  /// - Throws: `SweepError.recordedAfterEnd`; the sweep is then unchanged.
  public mutating func record(_ loss: Double) throws(SweepError) {
    guard state == .running else {
      throw .recordedAfterEnd(count: losses.count, state: state)
    }
    losses.append(loss)
    if stopRule != .never, !loss.isFinite {
      state = .nonFinite
    } else if divergence?.record(loss) == .diverged || multiple?.record(loss) == true {
      state = .diverged
    } else if losses.count == schedule.count {
      state = .completed
    }
  }

  /// What has been recorded so far.
  ///
  /// - Throws: `CurveError.empty` before the first loss.
  /// - Complexity: O(*n*).
  public func curve() throws(CurveError) -> Curve {
    try Curve(
      learningRates: losses.indices.compactMap { schedule.learningRate(at: $0) }, losses: losses)
  }
}
