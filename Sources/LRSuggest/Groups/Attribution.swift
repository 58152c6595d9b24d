/// The changes of the loss that are attributed to groups of weights.
enum Attribution {
  /// What the loss would have been at each cell had one group alone changed it.
  static func losses(of group: Int, in cells: ArraySlice<GroupCell>) -> [Double] {
    var level = cells.first?.loss ?? 0
    return cells.map { cell in
      let change = cell.groups[group].change
      let loss = level + change * cell.changesSeen
      level += change
      return loss
    }
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
    change += last.groups.reduce(0) { $0 + $1.change } * last.changesSeen
    change -= first.groups.reduce(0) { $0 + $1.change } * first.changesSeen
    let error = ((change - (end - start)) / (end - start)).magnitude
    return error.isFinite ? error : nil
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
