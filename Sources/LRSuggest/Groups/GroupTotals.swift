/// The sums of one group over some cells.
struct GroupTotals {
  private(set) var sums = GroupSums()
  private var steps = 0

  init(_ cells: ArraySlice<GroupCell>, group: Int) {
    for cell in cells {
      sums += cell.groups[group]
      steps += cell.count
    }
  }

  /// The fall of the loss by a step, per unit of the rate; nil where it does not fall, or where
  /// sums exceed the largest double.
  var gain: Double? { mean(of: sums.gain) }
  /// The length of the gradient, relative to the weights; nil without either.
  var relativeGradient: Double? { mean(of: sums.relativeGradient) }
  /// The length of the gradient; nil without one.
  var gradient: Double? { mean(of: sums.gradient) }

  /// The length of an update at a rate, relative to the weights; nil without either.
  func updateRatio(at rate: Double) -> Double? {
    mean(of: sums.relativeStep).map { $0 * rate }.flatMap { $0.isFinite ? $0 : nil }
  }

  private func mean(of sum: Double) -> Double? {
    let mean = sum / Double(max(steps, 1))
    return mean > 0 && mean.isFinite ? mean : nil
  }
}
