/// How unlike two names are.
enum EditDistance {
  /// The fewest insertions, deletions and replacements of characters that turn one into the other.
  /// O(length × length).
  static func between(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars), right = Array(right.unicodeScalars)
    var previous = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let replaced = previous[column] + (scalar == right[column] ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
