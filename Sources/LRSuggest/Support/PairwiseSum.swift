/// A sum in NumPy's order of additions, where its last bit matters.
enum PairwiseSum {
  private static let block = 128
  private static let lanes = 8

  /// `np.sum(values)` of doubles that lie next to each other. O(*n*).
  static func of(_ values: [Double]) -> Double { of(values[...]) }

  private static func of(_ values: ArraySlice<Double>) -> Double {
    let count = values.count, start = values.startIndex
    if count < lanes { return values.reduce(0, +) }
    if count > block {
      let half = count / 2 / lanes * lanes
      return of(values[start..<(start + half)]) + of(values[(start + half)...])
    }
    var sums = Array(values[start..<(start + lanes)])
    let whole = count / lanes * lanes
    for offset in lanes..<max(lanes, whole) { sums[offset % lanes] += values[start + offset] }
    let left = (sums[0] + sums[1]) + (sums[2] + sums[3])
    let right = (sums[4] + sums[5]) + (sums[6] + sums[7])
    return values[(start + whole)...].reduce(left + right, +)
  }
}
