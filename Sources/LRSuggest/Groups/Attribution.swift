/// The changes of the loss that are attributed to groups of weights.
enum Attribution {
  /// What the loss would have been at each cell had one group alone changed it.
  ///
  /// - Parameter start: The loss before the first update.
  static func losses(
    of group: Int, in cells: ArraySlice<GroupCell>, from start: Double
  ) -> [Double] {
    var level = start
    return cells.map { cell in
      let sums = cell.groups[group]
      let loss = (level + cell.seen(of: sums)).asLoss
      level = (level + sums.change).asLoss
      return loss
    }
  }

  /// The loss before the first update: of several steps, the mean has seen changes already.
  static func start(of cells: ArraySlice<GroupCell>) -> Double {
    cells.first.map { ($0.loss - seen(in: $0)).asLoss } ?? 0
  }

  /// By how much the changes of all groups miss that of the smooth loss, relative to it.
  ///
  /// - Complexity: O(cells · groups).
  static func error(of cells: ArraySlice<GroupCell>, beside analysis: Analysis) -> Double? {
    let smooth = analysis.reading.smooth, transform = analysis.reading.signal.transform
    guard smooth.bandwidth != nil, let first = cells.first, let last = cells.last else {
      return nil
    }
    var walk = GridWalk(smooth.grid)
    let ends = [first, last].map { cell in
      let place = walk.place(of: Elementary.log10(cell.learningRate))
      return transform.invert(GridWalk.value(of: smooth.values, at: place))
    }
    let fall = ends[1] - ends[0]
    guard fall < 0 else { return nil }
    var change = 0.0
    for cell in cells.dropLast() { change += cell.groups.reduce(0) { $0 + $1.change } }
    change += seen(in: last) - seen(in: first)
    let error = ((change - fall) / fall).magnitude
    return error.isFinite ? error : nil
  }

  /// What the mean loss of a cell has seen of the changes by all groups.
  private static func seen(in cell: GroupCell) -> Double {
    cell.groups.reduce(0) { $0 + cell.seen(of: $1) }
  }
}

extension Double {
  /// The nearest finite number: sums of what was recorded may exceed the largest double.
  fileprivate var asLoss: Double {
    isNaN ? 0 : min(max(self, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }
}
