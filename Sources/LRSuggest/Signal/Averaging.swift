/// How the points of a curve become the points of a signal.
///
/// - Rates evenly spaced on the logarithmic axis, up to 1,000: every point stands for itself.
/// - More of them: 1,000 groups of neighbours, by their place in the series.
/// - Unevenly spaced rates (a linear sweep, a hand-made one): cells of equal width in log10 of the
///   rate, as many as there are points, at most 1,000. The rules that read a signal count points,
///   and would otherwise see only where those lie densest. A value then sits in the middle of its
///   cell, or at the nearest of its points if they all lie to one side.
struct Averaging {
  /// The middle of each group in log10 of the rate, strictly increasing.
  private(set) var grid: [Double] = []
  /// How many points fell into each group; none is empty.
  private(set) var weights: [Double] = []
  /// Whether every point stands for itself.
  let isIdentity: Bool
  /// Whether the rates are evenly spaced on the logarithmic axis.
  let isEven: Bool

  private let groupOfPoint: [Int]

  private static let largestCount = 1000

  /// Neighbouring spacings of an even series differ by less than this factor; rates that went
  /// through single precision or were rounded to three digits still pass.
  private static let evenness = 1.5

  /// Plans the groups for strictly increasing positions. O(*n*).
  init(positions: [Double]) {
    let count = positions.count
    isEven = Self.isEven(positions)
    isIdentity = isEven && count <= Self.largestCount
    guard !isIdentity, let first = positions.first, let last = positions.last else {
      grid = positions
      weights = positions.map { _ in 1 }
      groupOfPoint = []
      return
    }
    let width = last - first
    let magnitude = max(first.magnitude, last.magnitude)
    let cells = Self.cellCount(count: count, width: width, magnitude: magnitude)
    var groups: [Int] = []
    groups.reserveCapacity(count)
    grid.reserveCapacity(cells)
    weights.reserveCapacity(cells)
    var previousCell = -1
    for (index, position) in positions.enumerated() {
      let share = width > 0 ? (position - first) / width : 0
      let cell = isEven ? index * cells / count : Self.cell(at: share, of: cells)
      if cell == previousCell, let group = grid.indices.last {
        weights[group] += 1
        if isEven {
          grid[group] += (position - grid[group]) / weights[group]
        } else {
          // Up to the middle of the cell, as far as its points go.
          let middle = first + width * (Double(cell) + 0.5) / Double(cells)
          grid[group] = max(grid[group], min(position, middle))
        }
      } else {
        grid.append(position)
        weights.append(1)
        previousCell = cell
      }
      groups.append(grid.count - 1)
    }
    groupOfPoint = groups
  }

  /// The rate in the middle of each group, within the group's own. `rates` has one for each point.
  func rates(of rates: [Double]) -> [Double] {
    if isIdentity { return rates }
    // Rounding, of denormal rates above all, must not carry a middle out of its group.
    var lowest = grid.map { _ in Double.infinity }, highest = grid.map { _ in 0.0 }
    for (rate, group) in zip(rates, groupOfPoint) {
      lowest[group] = min(lowest[group], rate)
      highest[group] = rate
    }
    return grid.indices.map { group in
      max(lowest[group], min(Elementary.exp10(grid[group]), highest[group]))
    }
  }

  /// The mean of each group. `values` has one value for each point.
  func means(of values: [Double]) -> [Double] {
    if isIdentity { return values }
    var means = weights.map { _ in 0.0 }
    for (value, group) in zip(values, groupOfPoint) { means[group] += value / weights[group] }
    // The rounding of the quotients could carry the mean of the largest doubles over the edge.
    let limit = Double.greatestFiniteMagnitude
    return means.map { max(-limit, min($0, limit)) }
  }

  /// As many cells as points, unless their middles could not be told apart.
  private static func cellCount(count: Int, width: Double, magnitude: Double) -> Int {
    let most = (width / (1e-14 * max(1, magnitude))).rounded(.down)
    return max(1, min(count, largestCount, Int(exactly: most) ?? largestCount))
  }

  private static func cell(at share: Double, of cells: Int) -> Int {
    min(cells - 1, Int(exactly: (share * Double(cells)).rounded(.down)) ?? 0)
  }

  private static func isEven(_ positions: [Double]) -> Bool {
    var smallest = Double.infinity, largest = 0.0
    for (left, right) in zip(positions, positions.dropFirst()) {
      smallest = min(smallest, right - left)
      largest = max(largest, right - left)
    }
    return positions.count < 2 || smallest > 0 && largest <= evenness * smallest
  }
}
