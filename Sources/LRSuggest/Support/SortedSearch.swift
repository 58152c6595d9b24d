/// Search in numbers in increasing order.
enum SortedSearch {
  /// The index of the first value not below `value`; the count where all are. O(log *n*).
  static func firstIndex(notBelow value: Double, in sorted: [Double]) -> Int {
    var low = 0, high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
