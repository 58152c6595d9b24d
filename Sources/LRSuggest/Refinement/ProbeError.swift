/// Why a reset probe cannot be made, or cannot take another loss.
public enum ProbeError: Error, Sendable, Hashable {
  /// The rate to start from is not a number between 1e-200 and 1e200.
  case invalidLearningRate(Double)
  /// The interval is no range around the rate to start from.
  case invalidInterval(low: Double, high: Double, learningRate: Double)
  /// Fewer steps for each rate than `ResetProbe.minimumSteps`, or more than `Curve.maximumCount`.
  case invalidSteps(Int)
  /// Not 3 to `ResetProbe.maximumCount` rates.
  case invalidRateCount(Int)
  /// A loss came after the probe had ended.
  case recordedAfterEnd(count: Int, state: ResetProbe.State)
}

extension ProbeError: CustomStringConvertible {
  /// One sentence naming the argument and the value.
  public var description: String {
    switch self {
    case .invalidLearningRate(let value):
      "around is \(NumberText.exact(value)): the rate to start from must lie between 1e-200 and"
        + " 1e+200"
    case .invalidInterval(let low, let high, let learningRate):
      "interval is \(NumberText.exact(low)) to \(NumberText.exact(high)): it must be positive and"
        + " finite, and hold around = \(NumberText.exact(learningRate))"
    case .invalidSteps(let count):
      "steps_per_rate is \(count): it must lie between \(ResetProbe.minimumSteps) and"
        + " \(Curve.maximumCount)"
    case .invalidRateCount(let count):
      "max_rates is \(count): it must lie between 3 and \(ResetProbe.maximumCount)"
    case .recordedAfterEnd(let count, let state):
      "loss \(count) cannot be recorded: the probe ended (\(state.rawValue)) after \(count) losses"
    }
  }
}
