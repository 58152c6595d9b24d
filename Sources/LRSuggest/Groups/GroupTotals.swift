/// The sums of one group over some cells.
struct GroupTotals {
  private(set) var descent = 0.0
  private(set) var bend = 0.0
  private(set) var stepSquare = 0.0
  private(set) var drive = 0.0
  private var gainSum = 0.0
  private var relativeStepSum = 0.0
  private var relativeGradientSum = 0.0
  private var gradientSum = 0.0
  private var steps = 0

  init(_ cells: ArraySlice<GroupCell>, group: Int) {
    for cell in cells where cell.groups.indices.contains(group) {
      let sums = cell.groups[group]
      descent += sums.descent
      bend += sums.bend
      stepSquare += sums.stepSquare
      drive += sums.drive
      gainSum += sums.gain
      relativeStepSum += sums.relativeStep
      relativeGradientSum += sums.relativeGradient
      gradientSum += sums.gradient
      steps += cell.count
    }
  }

  /// The fall of the loss by a step, per unit of the rate; nil where it does not fall, or where sums
  /// exceed the largest double.
  var gain: Double? { positive(gainSum) }
  /// The length of an update per unit of the rate, relative to the weights; nil without either.
  private var relativeStep: Double? { positive(relativeStepSum) }
  /// The length of an update at a rate, relative to the weights.
  func updateRatio(at rate: Double) -> Double? {
    relativeStep.map { $0 * rate }.flatMap { $0.isFinite ? $0 : nil }
  }
  /// The length of the gradient, relative to the weights; nil without either.
  var relativeGradient: Double? { positive(relativeGradientSum) }
  /// The length of the gradient; nil without one.
  var gradient: Double? { positive(gradientSum) }

  private func positive(_ sum: Double) -> Double? {
    let mean = sum / Double(max(steps, 1))
    return mean > 0 && mean.isFinite ? mean : nil
  }
}
