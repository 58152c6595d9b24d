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
    guard let smooth = analysis.smoothCurve, let first = cells.first, let last = cells.last,
      let start = smooth.loss(at: first.learningRate), let end = smooth.loss(at: last.learningRate),
      end < start
    else { return nil }
    var change = 0.0
    for cell in cells.dropLast() { change += cell.groups.reduce(0) { $0 + $1.change } }
    change += seen(in: last) - seen(in: first)
    let error = ((change - (end - start)) / (end - start)).magnitude
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

extension SmoothCurve {
  /// The smooth loss at a rate within the curve, along straight lines on the logarithmic axis.
  fileprivate func loss(at rate: Double) -> Double? {
    guard let right = learningRates.firstIndex(where: { $0 >= rate }) else { return losses.last }
    guard right > 0 else { return losses.first }
    let left = Elementary.log(learningRates[right - 1])
    let place = (Elementary.log(rate) - left) / (Elementary.log(learningRates[right]) - left)
    return losses[right - 1] + place * (losses[right] - losses[right - 1])
  }
}
