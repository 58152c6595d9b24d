/// The median of the last few values of a stream.
struct RecentMedian: Sendable, Hashable {
  private let window: Int
  private var recent: [Double] = []
  private var sorted: [Double] = []
  private var oldest = 0

  /// Remembers the last `window` values.
  init(window: Int) { self.window = window }

  /// The median; 0 before the first value. O(1).
  var median: Double { Quantile.median(ofSorted: sorted) }

  /// Takes a value, which must not be NaN, and forgets the oldest. O(window).
  mutating func insert(_ value: Double) {
    if recent.count < window {
      recent.append(value)
    } else {
      let leaving = recent[oldest]
      recent[oldest] = value
      oldest = (oldest + 1) % window
      sorted.remove(at: SortedSearch.firstIndex(notBelow: leaving, in: sorted))
    }
    sorted.insert(value, at: SortedSearch.firstIndex(notBelow: value, in: sorted))
  }
}
