extension SmoothSignal {
  /// Where the straight line between the points `point - 1` and `point` reaches `level`; nil where
  /// there is no point before.
  func crossing(of level: Double, before point: Int) -> Double? {
    guard point > 0, point < count else { return nil }
    let left = values[point - 1], right = values[point]
    let part = right == left ? 1 : max(0, min((level - left) / (right - left), 1))
    return grid[point - 1] + part * (grid[point] - grid[point - 1])
  }

  /// Where, before `end`, the curve is above `level` for the last time. O(*n*).
  func lastDescent(through level: Double, before end: Int) -> Double? {
    guard let last = values.prefix(end).lastIndex(where: { $0 > level }) else { return nil }
    return crossing(of: level, before: last + 1)
  }
}
