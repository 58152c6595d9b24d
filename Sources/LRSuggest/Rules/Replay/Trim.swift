/// Leaves out points at both ends, as Python's `values[first:-last]` does.
enum Trim {
  /// The indices left of `count` points; none where the ends meet. `last` is positive.
  static func indices(_ count: Int, first: Int, last: Int) -> Range<Int> {
    let end = max(0, count - last)
    return min(first, end)..<end
  }
}
