/// Why a series of numbers is no range test.
public enum CurveError: Error, Sendable, Hashable {
  /// There is no point.
  case empty
  /// Not one loss for each rate.
  case lengthsDiffer(learningRates: Int, losses: Int)
  /// More points than `Curve.maximumCount`.
  case tooManyPoints(count: Int)
  /// A rate is NaN or infinite.
  case learningRateNotFinite(index: Int, value: Double)
  /// A rate is zero or negative.
  case learningRateNotPositive(index: Int, value: Double)
  /// A rate is not above the one before.
  case learningRateNotIncreasing(index: Int, value: Double, previous: Double)
}

extension CurveError: CustomStringConvertible {
  /// One sentence naming the argument, the index and the value.
  public var description: String {
    switch self {
    case .empty:
      "learning_rates and losses are empty: a range test has at least one point"
    case .lengthsDiffer(let learningRates, let losses):
      "learning_rates has \(learningRates) values but losses has \(losses)"
    case .tooManyPoints(let count):
      "learning_rates has \(count) values; the most is \(Curve.maximumCount)"
    case .learningRateNotFinite(let index, let value):
      "learning_rates[\(index)] is \(NumberText.exact(value)): it must be finite"
    case .learningRateNotPositive(let index, let value):
      "learning_rates[\(index)] is \(NumberText.exact(value)): it must be positive"
    case .learningRateNotIncreasing(let index, let value, let previous):
      "learning_rates[\(index)] is \(NumberText.exact(value)), not above"
        + " learning_rates[\(index - 1)] = \(NumberText.exact(previous)): rates must increase"
        + " strictly"
    }
  }
}
