/// How far a smooth curve falls, and where to: what its landmarks are measured by.
struct Descent: Sendable, Hashable {
  /// The height before the descent: the median of the first tenth, at least three points.
  let start: Double
  /// The index of the lowest point; of a plateau, where that begins.
  let lowest: Int
  /// How far the curve falls from its start; 0 where it does not.
  let drop: Double

  /// Differences of a smooth curve below this are what rounding leaves of a constant loss.
  static let rounding = 1e-6

  /// Measures a curve; nil without points. O(*n* log *n*).
  init?(of values: [Double]) {
    let least = values.min() ?? 0
    guard let lowest = values.firstIndex(where: { $0 <= least + Self.rounding }) else { return nil }
    self.lowest = lowest
    start = Quantile.median(of: values.prefix(max(3, values.count / 10)))
    let fall = start - values[lowest]
    drop = lowest > 0 && fall > Self.rounding ? fall : 0
  }
}
