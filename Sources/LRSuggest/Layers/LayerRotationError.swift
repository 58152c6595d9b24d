/// Why numbers are not the weights of a layer, or not their sums.
public enum LayerRotationError: Error, Sendable, Hashable {
  /// An array without numbers.
  case empty(String)
  /// An array with more or fewer numbers than the layer at first.
  case lengthsDiffer(String, count: Int, expected: Int)
  /// A number of an array is NaN or infinite.
  case notFinite(String, index: Int, value: Double)
  /// Sums over no weights at all.
  case countNotPositive(Int)
  /// A sum that is NaN or infinite, or a square below zero.
  case sumOutside(String, Double)
  /// Finite numbers whose sums exceed the largest double.
  case sumsOverflow(String)

  /// Refuses what no sum of squares can be.
  static func check(square: Double, _ name: String) throws(LayerRotationError) {
    guard square >= 0, square.isFinite else { throw .sumOutside(name, square) }
  }

  /// Refuses an array that is empty, of another length than expected, or not finite. O(*n*).
  static func check(
    _ numbers: [Double], _ name: String, count: Int? = nil
  ) throws(LayerRotationError) {
    if numbers.isEmpty { throw .empty(name) }
    if let count, numbers.count != count {
      throw .lengthsDiffer(name, count: numbers.count, expected: count)
    }
    for (index, value) in numbers.enumerated() where !value.isFinite {
      throw .notFinite(name, index: index, value: value)
    }
  }
}

extension LayerRotationError: CustomStringConvertible {
  /// One sentence naming the argument, the index and the value.
  public var description: String {
    switch self {
    case .empty(let name):
      "\(name) is empty"
    case .lengthsDiffer(let name, let count, let expected):
      "\(name) has \(count) values, not \(expected)"
    case .notFinite(let name, let index, let value):
      "\(name)[\(index)] is \(NumberText.exact(value)): it must be finite"
    case .countNotPositive(let count):
      "count is \(count): it must be at least 1"
    case .sumOutside(let name, let value):
      "\(name) is \(NumberText.exact(value)): such a sum does not exist"
    case .sumsOverflow(let name):
      "\(name) has sums beyond the largest double: scale the numbers down"
    }
  }
}
