/// Why a series of sweeps cannot be made, or cannot take another loss.
public enum SweepSeriesError: Error, Sendable, Hashable {
  /// Not 2 to `Runs.maximumCount` sweeps.
  case invalidSweepCount(Int)
  /// The tolerance is negative or no finite number.
  case invalidTolerance(Double)
  /// A loss came after the series had ended.
  case recordedAfterEnd(count: Int, state: SweepSeries.State)
}

extension SweepSeriesError: CustomStringConvertible {
  /// One sentence naming the argument and the value.
  public var description: String {
    switch self {
    case .invalidSweepCount(let count):
      "max_sweeps is \(count): it must lie between 2 and \(Runs.maximumCount)"
    case .invalidTolerance(let value):
      "tolerance is \(NumberText.exact(value)): it must be finite and not negative"
    case .recordedAfterEnd(let count, let state):
      "loss \(count) cannot be recorded: the series ended (\(state.rawValue)) after \(count) losses"
    }
  }
}
