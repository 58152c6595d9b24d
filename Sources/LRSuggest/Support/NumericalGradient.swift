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

  /// `np.gradient(values, positions)` with edges of first order: at an inner point, with the
  /// spacings *a* to its left and *b* to its right,
  ///
  /// ```
  /// −b/(a(a + b))·f(left) + (b − a)/(ab)·f(here) + a/(b(a + b))·f(right)
  /// ```
  ///
  /// Where all spacings are equal, the plain difference over *2a*, as NumPy has it. Needs two
  /// values; fewer give zeros. O(*n*).
  static func along(_ positions: [Double], _ values: [Double]) -> [Double] {
    guard values.count > 1, positions.count == values.count else { return values.map { _ in 0 } }
    let spacings = zip(positions.dropFirst(), positions).map { $0 - $1 }
    let isEven = spacings.allSatisfy { $0 == spacings[0] }
    return values.indices.map { index in
      if index == 0 { return (values[1] - values[0]) / spacings[0] }
      let before = spacings[index - 1]
      if index == values.count - 1 { return (values[index] - values[index - 1]) / before }
      if isEven { return (values[index + 1] - values[index - 1]) / (2 * before) }
      let after = spacings[index]
      let left = -after / (before * (before + after))
      let middle = (after - before) / (before * after)
      let right = before / (after * (before + after))
      return left * values[index - 1] + middle * values[index] + right * values[index + 1]
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
