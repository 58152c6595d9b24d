/// Minimisation over one number.
enum ScalarMinimum {
  /// How often the range around the best of the grid is narrowed: its points end up within a
  /// fiftieth.
  private static let sections = 7

  /// Finds a minimum of `function` in `range`: the best of an even grid of `coarseSteps` steps,
  /// refined by golden sections to a fiftieth of the range of two steps.
  ///
  /// A value that is NaN never wins; where all are, the lower bound is returned. Ties go to the
  /// lower argument. Evaluates `function` `coarseSteps + 10` times.
  static func search(
    in range: ClosedRange<Double>, coarseSteps: Int, of function: (Double) -> Double
  ) -> Double {
    var grid = Grid(range: range, steps: coarseSteps)
    for index in grid.indices { grid.compare(function(grid[index]), at: index) }
    let section = grid.section
    var found = Refinement(
      section: section, left: function(section.left), right: function(section.right))
    for _ in 0..<sections { found.narrow(fresh: function(found.fresh)) }
    return found.best(beside: grid)
  }

  /// What `search` finds, with four arguments a call: those that are needed, and where some are
  /// left those that the next step may ask for. Calls `function` `coarseSteps / 4 + 5` times.
  static func searchByFours(
    in range: ClosedRange<Double>, coarseSteps: Int,
    of function: (SIMD4<Double>) -> SIMD4<Double>
  ) -> Double {
    var grid = Grid(range: range, steps: coarseSteps)
    for first in stride(from: 0, through: grid.indices.upperBound, by: 4) {
      let four = first...min(first + 3, grid.indices.upperBound)
      var arguments = SIMD4(repeating: grid[first])
      for index in four { arguments[index - first] = grid[index] }
      let values = function(arguments)
      for index in four { grid.compare(values[index - first], at: index) }
    }
    let section = grid.section
    let values = function(
      [section.left, section.right, section.lower.left, section.upper.right])
    var found = Refinement(section: section, left: values[0], right: values[1])
    found.narrow(fresh: found.goesLower ? values[2] : values[3])
    for _ in 0..<(sections / 2) {
      let next = found.narrowed
      let values = function([found.fresh, next.lower.left, next.upper.right, found.fresh])
      found.narrow(fresh: values[0])
      found.narrow(fresh: found.goesLower ? values[1] : values[2])
    }
    return found.best(beside: grid)
  }
}

/// Evenly spaced arguments, and the best of those seen.
private struct Grid {
  private let range: ClosedRange<Double>
  private let step: Double
  let indices: ClosedRange<Int>
  private(set) var best: Double
  private(set) var bestValue = Double.infinity

  init(range: ClosedRange<Double>, steps: Int) {
    self.range = range
    indices = 0...max(1, steps)
    step = (range.upperBound - range.lowerBound) / Double(max(1, steps))
    best = range.lowerBound
  }

  subscript(index: Int) -> Double { range.lowerBound + Double(index) * step }

  mutating func compare(_ value: Double, at index: Int) {
    if value < bestValue { (best, bestValue) = (self[index], value) }
  }

  /// A step to both sides of the best.
  var section: GoldenSection {
    GoldenSection(low: max(range.lowerBound, best - step), high: min(range.upperBound, best + step))
  }
}

/// A golden section with its two values.
private struct Refinement {
  private(set) var section: GoldenSection
  private(set) var left: Double, right: Double

  init(section: GoldenSection, left: Double, right: Double) {
    (self.section, self.left, self.right) = (section, left, right)
  }

  var goesLower: Bool { left <= right }
  var narrowed: GoldenSection { goesLower ? section.lower : section.upper }
  /// The argument whose value the next step needs.
  var fresh: Double { goesLower ? section.lower.left : section.upper.right }

  mutating func narrow(fresh value: Double) {
    let next = narrowed
    if goesLower { (left, right) = (value, left) } else { (left, right) = (right, value) }
    section = next
  }

  func best(beside grid: Grid) -> Double {
    let refined = goesLower ? (section.left, left) : (section.right, right)
    return refined.1 < grid.bestValue ? refined.0 : grid.best
  }
}
