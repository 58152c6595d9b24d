/// Averages and spreads that a few wild numbers do not move.
enum RobustMean {
  /// The mean of the middle half of the weight: of two numbers their mean, of many what lies
  /// between the quartiles; 0 of nothing, and equal weights where none is positive.
  ///
  /// Raising no number lowers it, so that bounds of each number bound the mean.
  ///
  /// - Complexity: O(*n* log *n*).
  static func middleHalf(of values: [Double], weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    let pairs = zip(values, weights).map { ($0, total > 0 ? $1 / total : 1 / Double(values.count)) }
    var below = 0.0, sum = 0.0, taken = 0.0
    for (value, share) in pairs.sorted(by: { $0.0 < $1.0 }) {
      let part = max(0, min(below + share, 0.75) - max(below, 0.25))
      below += share
      taken += part
      sum += part * value
    }
    return taken > 0 ? sum / taken : 0
  }

  /// The same with equal weights.
  static func middleHalf(of values: [Double]) -> Double {
    middleHalf(of: values, weights: values.map { _ in 1 })
  }

  /// A standard deviation from the median distance to the median, 1.4826 times it; nil of fewer
  /// than two numbers.
  static func deviation(of values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let distances = Quantile.distances(of: values, from: Quantile.median(of: values))
    return 1.4826 * Quantile.median(of: distances)
  }
}
