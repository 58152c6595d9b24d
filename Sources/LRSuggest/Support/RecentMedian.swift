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

  /// Takes a value and forgets the oldest; NaN, which has no place in an order, is passed over.
  /// O(window).
  mutating func insert(_ value: Double) {
    guard window > 0, !value.isNaN else { return }
    guard recent.count == window else {
      if recent.isEmpty {
        recent.reserveCapacity(window)
        sorted.reserveCapacity(window)
      }
      recent.append(value)
      sorted.insert(value, at: SortedSearch.firstIndex(notBelow: value, in: sorted))
      return
    }
    guard recent.indices.contains(oldest) else { return }
    let leaving = recent[oldest]
    recent[oldest] = value
    oldest = (oldest + 1) % window
    replace(leaving, with: value)
  }

  /// Moves what lies between the two values by one place, into the gap.
  private mutating func replace(_ leaving: Double, with value: Double) {
    var place = SortedSearch.firstIndex(notBelow: leaving, in: sorted)
    guard sorted.indices.contains(place) else { return }
    while place + 1 < sorted.count, sorted[place + 1] < value {
      sorted[place] = sorted[place + 1]
      place += 1
    }
    while place > 0, sorted[place - 1] > value {
      sorted[place] = sorted[place - 1]
      place -= 1
    }
    sorted[place] = value
  }
}
