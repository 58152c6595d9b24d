/// One range test of a network in groups of weights: what each group did to the loss.
///
/// While the rate of a sweep grows, every step brings six sums for each group (`GroupStep`), of
/// which the change of the loss is attributed to groups. `report(for:)` reads what was recorded.
///
/// ```swift
/// var groups = try GroupSweep(groups: ["body", "head"])
/// while let rate = sweep.learningRate {
///   let (loss, steps) = trainOneStep(at: rate)
///   try groups.record(learningRate: rate, loss: loss, steps: steps)
///   try sweep.record(loss)
/// }
/// let report = try groups.report(for: context)
/// ```
///
/// Memory is O(groups), however many steps are made: beyond `capacity` steps, neighbours are added
/// together two by two.
///
/// Source: loss change allocation, Lan, Liu, Zhou and Yosinski 2019, arXiv:1909.01440.
public struct GroupSweep: Sendable, Hashable {
  /// The most groups.
  public static let maximumGroups = 100_000

  /// The names of the groups, which differ.
  public let groups: [String]
  /// The rate of each group as a multiple of the recorded one.
  public let ratios: [Double]
  /// The number of steps recorded.
  public private(set) var count = 0
  /// Whether the gradient of the same batch after the update is measured.
  public var isSameBatchMeasured: Bool { last?.steps.first?.bend != nil }

  private(set) var cells: [GroupCell] = []
  /// How many steps a full cell holds: a power of two.
  private var width = 1
  private var last: LastStep?

  /// What the next step is compared with.
  private struct LastStep: Hashable {
    let learningRate: Double
    let steps: [GroupStep]
  }

  /// Begins without a step.
  ///
  /// - Parameters:
  ///   - groups: Their names.
  ///   - ratios: The rate that each group is trained with, as a multiple of the recorded one; 1 for
  ///     all where left out.
  /// - Throws: `GroupSweepError`.
  public init(groups: [String], ratios: [Double]? = nil) throws(GroupSweepError) {
    guard (1...Self.maximumGroups).contains(groups.count) else {
      throw .groupCount(groups.count)
    }
    // By their bytes: other languages tell names apart that are canonically equivalent.
    var places: [[UInt8]: Int] = [:]
    for (index, name) in groups.enumerated() {
      if let first = places.updateValue(index, forKey: Array(name.utf8)) {
        throw .nameTwice(name, first: first, second: index)
      }
    }
    let ratios = ratios ?? groups.map { _ in 1 }
    guard ratios.count == groups.count else {
      throw .ratiosDiffer(count: ratios.count, expected: groups.count)
    }
    for (index, ratio) in ratios.enumerated() where !(ratio > 0 && ratio.isFinite) {
      throw .ratioNotPositive(group: index, name: groups[index], value: ratio)
    }
    self.groups = groups
    self.ratios = ratios
  }

  /// The number of cells that the steps are kept in, at most: 512, and fewer for more than 512
  /// groups, down to 64, so that memory stays within a few dozen megabytes for 10,000 groups.
  public var capacity: Int { min(max(Self.sumsKept / groups.count / 2, 32), 256) * 2 }

  private static let sumsKept = 1 << 18

  /// Adds one step; an error leaves everything as it was.
  ///
  /// - Parameters:
  ///   - learningRate: The rate of the sweep, above the one before.
  ///   - loss: The loss before the update, finite: the sweep of a broken network has ended.
  ///   - steps: The sums of each group, in the order of `groups`.
  /// - Throws: `GroupSweepError`.
  /// - Complexity: O(groups) amortised.
  public mutating func record(
    learningRate: Double, loss: Double, steps: [GroupStep]
  ) throws(GroupSweepError) {
    try check(learningRate: learningRate, loss: loss)
    try check(steps)
    if let last, let open = cells.indices.last {
      cells[open].add(changes: zip(last.steps, steps).map { $0.change(before: $1) })
    }
    let sums = zip(steps, ratios).map { GroupSums($0, learningRate: learningRate * $1) }
    keep(GroupCell(learningRate: learningRate, loss: loss, groups: sums))
    last = LastStep(learningRate: learningRate, steps: steps)
    count += 1
  }

  private mutating func keep(_ cell: GroupCell) {
    if let open = cells.indices.last, cells[open].count < width {
      cells[open].add(cell)
      return
    }
    if cells.count >= capacity {
      cells = stride(from: 0, to: cells.count - 1, by: 2).map { index in
        var pair = cells[index]
        pair.add(cells[index + 1])
        return pair
      }
      width *= 2
    }
    cells.append(cell)
  }

  private func check(learningRate: Double, loss: Double) throws(GroupSweepError) {
    guard learningRate > 0, learningRate.isFinite else {
      throw .learningRateNotPositive(step: count, value: learningRate)
    }
    if let previous = last?.learningRate, learningRate <= previous {
      throw .learningRateNotIncreasing(step: count, value: learningRate, previous: previous)
    }
    guard loss.isFinite else { throw .lossNotFinite(step: count, value: loss) }
  }

  private func check(_ steps: [GroupStep]) throws(GroupSweepError) {
    guard steps.count == groups.count else {
      throw .stepsDiffer(count: steps.count, expected: groups.count)
    }
    let hasAfter = last.map { _ in isSameBatchMeasured } ?? (steps.first?.bend != nil)
    let hasPrevious = steps.first?.previousStep.isNaN == false
    for (index, step) in steps.enumerated() {
      try step.check(group: index, named: groups[index])
      if (step.bend != nil) != hasAfter {
        throw .measuredInPart("after_step", step: count, group: index, name: groups[index])
      }
      if step.previousStep.isNaN == hasPrevious {
        throw .measuredInPart("previous_step", step: count, group: index, name: groups[index])
      }
    }
  }
}
