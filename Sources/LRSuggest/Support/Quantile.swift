/// Order statistics of finite numbers.
enum Quantile {
  /// The median: the mean of the two middle values where their number is even, 0 of nothing.
  ///
  /// - Complexity: O(*n* log *n*).
  static func median(of values: some Collection<Double>) -> Double {
    median(ofSorted: values.sorted())
  }

  /// The distances of `values` from `center`, infinite only where a double cannot hold them.
  static func distances(of values: some Collection<Double>, from center: Double) -> [Double] {
    // Halved first: the difference of two large numbers would overflow.
    values.map { value in (value / 2 - center / 2).magnitude * 2 }
  }

  /// The quantile of a level from 0 to 1: straight between the two nearest values, as NumPy's. Nil
  /// of nothing. O(1).
  static func value(at level: Double, ofSorted sorted: [Double]) -> Double? {
    guard let last = sorted.indices.last else { return nil }
    let place = max(0, min(level, 1)) * Double(last)
    let below = min(last, Int(exactly: place.rounded(.down)) ?? 0)
    let part = place - Double(below)
    return sorted[below] * (1 - part) + sorted[min(below + 1, last)] * part
  }

  /// The median of values already in increasing order. O(1).
  static func median(ofSorted sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    guard sorted.indices.contains(middle) else { return 0 }
    if sorted.count % 2 == 1 { return sorted[middle] }
    // Halved first: the sum of two large numbers would overflow.
    return sorted[middle - 1] / 2 + sorted[middle] / 2
  }
}
