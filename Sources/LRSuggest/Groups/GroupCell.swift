/// A few neighbouring steps of a `GroupSweep`, put together.
struct GroupCell: Sendable, Hashable {
  private(set) var count = 1
  private let firstRate: Double
  private var lastRate: Double
  private var lossSum: Double
  private(set) var groups: [GroupSums]

  /// One step.
  init(learningRate: Double, loss: Double, groups: [GroupSums]) {
    firstRate = learningRate
    lastRate = learningRate
    lossSum = loss
    self.groups = groups
  }

  /// The middle of its rates on the logarithmic axis; between the first and the last also after
  /// rounding, so that the rates of cells grow as those of the steps do.
  var learningRate: Double {
    let middle = firstRate.squareRoot() * lastRate.squareRoot()
    return min(max(middle, firstRate), lastRate)
  }

  /// The mean loss.
  var loss: Double { lossSum / Double(count) }

  /// What of the changes by a group, up to the middle of the cell, its mean loss has seen.
  func seen(of group: GroupSums) -> Double { group.seen / Double(count) }

  /// Adds the steps that follow.
  mutating func add(_ next: GroupCell) {
    for (index, sums) in zip(groups.indices, next.groups) {
      // The losses that follow have seen all that was changed here.
      groups[index].seen += Double(next.count) * groups[index].change
      groups[index] += sums
    }
    count += next.count
    lastRate = next.lastRate
    lossSum += next.lossSum
  }

  /// Adds what the last step has turned out to change, one number for each group.
  mutating func add(changes: [Double]) {
    for (index, change) in zip(groups.indices, changes) { groups[index].change += change }
  }
}
