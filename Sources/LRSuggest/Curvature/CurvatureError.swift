/// Why a number or an array says nothing about curvature.
public enum CurvatureError: Error, Sendable, Hashable {
  /// A largest eigenvalue that is zero, negative, infinite or NaN.
  case curvatureNotPositive(Double)
  /// A largest eigenvalue whose edge exceeds the largest double.
  case curvatureTooSmall(Double)
  /// A momentum below 0, of 1 or above, or NaN.
  case momentumOutside(Double)
  /// A momentum for an optimizer that has none.
  case momentumUnused(Double)
  /// An optimizer family without a formula.
  case noEdge(OptimizerFamily)
  /// A learning rate that is zero, negative, infinite or NaN.
  case learningRateNotPositive(Double)
  /// An array without numbers.
  case empty(String)
  /// An array with more or fewer numbers than belong to it.
  case lengthsDiffer(String, count: Int, expected: Int)
  /// A number of an array is NaN or infinite.
  case notFinite(String, index: Int, value: Double)
  /// A sum that is NaN or infinite, or negative where it cannot be.
  case sumOutside(String, Double)
  /// Finite numbers whose sums exceed the largest double.
  case sumsOverflow(String)

  /// Refuses what is no memory of an average.
  static func check(momentum: Double) throws(CurvatureError) {
    guard momentum >= 0, momentum < 1 else { throw .momentumOutside(momentum) }
  }

  /// Refuses what no sum of magnitudes or squares can be.
  static func check(sum: Double, _ name: String) throws(CurvatureError) {
    guard sum >= 0, sum.isFinite else { throw .sumOutside(name, sum) }
  }

  /// Refuses an array that is empty, of another length than expected, or not finite. O(*n*).
  static func check(
    _ numbers: [Double], _ name: String, count: Int? = nil
  ) throws(CurvatureError) {
    if numbers.isEmpty { throw .empty(name) }
    if let count, numbers.count != count {
      throw .lengthsDiffer(name, count: numbers.count, expected: count)
    }
    for (index, value) in numbers.enumerated() where !value.isFinite {
      throw .notFinite(name, index: index, value: value)
    }
  }
}

extension CurvatureError: CustomStringConvertible {
  /// One sentence naming the argument, the index and the value.
  public var description: String {
    switch self {
    case .curvatureNotPositive(let value):
      "curvature is \(NumberText.exact(value)): it must be positive and finite"
    case .curvatureTooSmall(let value):
      "curvature is \(NumberText.exact(value)): its edge exceeds the largest double"
    case .momentumOutside(let value):
      "momentum is \(NumberText.exact(value)): it must be at least 0 and below 1"
    case .momentumUnused(let value):
      "momentum is \(NumberText.exact(value)), but optimizer is sgd, which has none: name momentum"
        + " or nesterov"
    case .noEdge(let optimizer):
      "optimizer is \(optimizer.rawValue): a stability edge is known of sgd, momentum, nesterov,"
        + " adam and adamw only"
    case .learningRateNotPositive(let value):
      "learning_rate is \(NumberText.exact(value)): it must be positive and finite"
    case .empty(let name):
      "\(name) is empty"
    case .lengthsDiffer(let name, let count, let expected):
      "\(name) has \(count) values, not \(expected)"
    case .notFinite(let name, let index, let value):
      "\(name)[\(index)] is \(NumberText.exact(value)): it must be finite"
    case .sumOutside(let name, let value):
      "\(name) is \(NumberText.exact(value)): such a sum does not exist"
    case .sumsOverflow(let name):
      "\(name) has sums beyond the largest double: scale the numbers down"
    }
  }
}
