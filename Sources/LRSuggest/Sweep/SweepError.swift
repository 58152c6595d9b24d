/// Why a sweep cannot be made, or cannot take another loss.
public enum SweepError: Error, Sendable, Hashable {
  /// The first rate is not a positive, normal number.
  case invalidStart(Double)
  /// The last rate is not positive and finite.
  case invalidEnd(Double)
  /// The rates would not grow.
  case startNotBelowEnd(start: Double, end: Double)
  /// Fewer than two rates, or more than `Curve.maximumCount`.
  case invalidCount(Int)
  /// Neighbouring rates would not differ.
  case rangeTooNarrow(start: Double, end: Double, count: Int)
  /// A loss came after the sweep had ended.
  case recordedAfterEnd(count: Int, state: Sweep.State)
}

extension SweepError: CustomStringConvertible {
  /// One sentence naming the argument and the value.
  public var description: String {
    switch self {
    case .invalidStart(let value):
      "start_lr is \(NumberText.exact(value)): it must be positive and finite, 3e-308 or more"
    case .invalidEnd(let value):
      "end_lr is \(NumberText.exact(value)): it must be positive and finite"
    case .startNotBelowEnd(let start, let end):
      "start_lr is \(NumberText.exact(start)), not below end_lr = \(NumberText.exact(end))"
    case .invalidCount(let count):
      "num_iter is \(count): it must lie between 2 and \(Curve.maximumCount)"
    case .rangeTooNarrow(let start, let end, let count):
      "num_iter is \(count): too many rates to tell apart between start_lr = "
        + "\(NumberText.exact(start)) and end_lr = \(NumberText.exact(end))"
    case .recordedAfterEnd(let count, let state):
      "loss \(count) cannot be recorded: the sweep ended (\(state.rawValue)) after \(count) losses"
    }
  }
}
