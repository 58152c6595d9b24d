/// Differences as NumPy takes them, in the precision of the values.
enum NumericalGradient {
  /// `np.gradient(values)`: central differences, one-sided at the ends, per step.
  ///
  /// Needs two values; fewer give zeros. O(*n*).
  static func perStep<Value: BinaryFloatingPoint>(_ values: [Value]) -> [Value] {
    guard values.count > 1 else { return values.map { _ in 0 } }
    return values.indices.map { index in
      if index == 0 { return values[1] - values[0] }
      if index == values.count - 1 { return values[index] - values[index - 1] }
      return (values[index + 1] - values[index - 1]) / 2
    }
  }

  /// `argmin` as NumPy and torch define it: the first NaN if there is one, else the first minimum.
  static func firstMinimum<Value: BinaryFloatingPoint>(of values: [Value]) -> Int? {
    var best: Int?
    for (index, value) in values.enumerated() {
      if value.isNaN { return index }
      if let current = best, value >= values[current] { continue }
      best = index
    }
    return best
  }
}
