/// Reads straight lines between the points of an increasing grid, from left to right.
///
/// Asked for increasing places it takes O(*n* + *m*) in all.
struct GridWalk {
  private let grid: [Double]
  private var index = 0

  /// `grid` increases strictly.
  init(_ grid: [Double]) { self.grid = grid }

  /// Where a place lies: the point to its left and the share of the way to the next one. Places
  /// outside the grid lie at its ends.
  mutating func place(of x: Double) -> (left: Int, share: Double) {
    while index + 2 < grid.count, grid[index + 1] <= x { index += 1 }
    guard index + 1 < grid.count else { return (0, 0) }
    let share = (x - grid[index]) / (grid[index + 1] - grid[index])
    return (index, max(0, min(share, 1)))
  }

  /// The value at a place; `values` has one number for each point of the grid, at least one.
  static func value(of values: [Double], at place: (left: Int, share: Double)) -> Double {
    guard place.left + 1 < values.count else { return values.last ?? 0 }
    return values[place.left] + place.share * (values[place.left + 1] - values[place.left])
  }
}
