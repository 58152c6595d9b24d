import Testing

@testable import LRSuggest

@Suite struct GroupSweepTests {
  private static func step(
    _ gradientStep: Double = -1, previous: Double = .nan, after: Double = .nan, square: Double = 1
  ) -> GroupStep {
    GroupStep(
      gradientStep: gradientStep, previousStep: previous, afterStep: after, stepSquare: square,
      weightSquare: 1, gradientSquare: 1)
  }

  private static func error(_ body: () throws -> Void) throws -> String {
    let found = #expect(throws: GroupSweepError.self, performing: body)
    return try #require(found).description
  }

  @Test func `groups need names that differ and ratios that are positive`() throws {
    #expect(try Self.error { _ = try GroupSweep(groups: []) }.contains("0 names"))
    #expect(
      try Self.error { _ = try GroupSweep(groups: ["a", "b", "a"]) }
        == "groups[2] is \"a\", as groups[0] is: names must differ")
    #expect(
      try Self.error { _ = try GroupSweep(groups: ["a"], ratios: [1, 2]) }
        == "ratios has 2 values, not 1, one for each group")
    for value in [0, -1, Double.nan, .infinity] {
      let text = try Self.error { _ = try GroupSweep(groups: ["a", "b"], ratios: [1, value]) }
      #expect(text.hasPrefix("ratios[1] (\"b\") is \(NumberText.exact(value))"))
    }
    let many = (0...GroupSweep.maximumGroups).map { "\($0)" }
    #expect(try Self.error { _ = try GroupSweep(groups: many) }.contains("100001 names"))
  }

  @Test func `a step that makes no sense is refused and leaves no trace`() throws {
    var sweep = try GroupSweep(groups: ["body", "head"])
    try sweep.record(learningRate: 1, loss: 2, steps: [Self.step(), Self.step()])
    let before = sweep
    let good = [Self.step(previous: 0), Self.step(previous: 0)]
    let cases: [(Double, Double, [GroupStep], String)] = [
      (0, 1, good, "learning rate 1 is 0.0"),
      (.nan, 1, good, "learning rate 1 is nan"),
      (1, 1, good, "not above the one before"),
      (2, .nan, good, "loss 1 is nan"),
      (2, 1, [Self.step()], "sums has 1 groups, not 2"),
      (2, 1, good + good, "sums has 4 groups, not 2"),
      (
        2, 1, [good[0], Self.step(.nan, previous: 0)], "gradient_step of group 1 (\"head\") is nan"
      ),
      (2, 1, [good[0], Self.step(previous: .infinity)], "previous_step of group 1"),
      (
        2, 1, [Self.step(previous: 0, square: -1), good[1]],
        "step_square of group 0 (\"body\") is -1"
      ),
      (2, 1, [good[0], Self.step()], "previous_step of group 1 (\"head\") at step 1"),
      (
        2, 1, [good[0], Self.step(previous: 0, after: 1)],
        "after_step of group 1 (\"head\") at step 1"
      ),
    ]
    for (rate, loss, steps, expected) in cases {
      let text = try Self.error { try sweep.record(learningRate: rate, loss: loss, steps: steps) }
      #expect(text.contains(expected))
      #expect(sweep == before)
    }
    try sweep.record(learningRate: 2, loss: 1, steps: good)
    #expect(sweep.count == 2)
  }

  @Test func `nothing was recorded, nothing is reported`() throws {
    let sweep = try GroupSweep(groups: ["a"])
    #expect(throws: GroupSweepError.empty) { try sweep.report() }
  }

  @Test func `a long sweep takes no more memory and says the same`() throws {
    let training = QuadraticGroups(curvatures: [10, 0.5], distances: [1, 1])
    let (sweep, losses) = try training.swept(Rates.geometric(5000, from: 1e-7, to: 0.15))
    #expect(sweep.count == 5000)
    #expect(sweep.cells.count <= sweep.capacity && sweep.cells.count > sweep.capacity / 2)
    #expect(sweep.cells.reduce(0) { $0 + $1.count } == 5000)
    let context = try TrainingContext(optimizer: .sgd)
    let report = try sweep.report(for: context)
    for (group, curvature) in zip(report.groups, training.curvatures) {
      #expect(relativeDistance(try #require(group.edge), 2 / curvature) < 1e-9)
      #expect(zip(group.learningRates, group.learningRates.dropFirst()).allSatisfy { $0 < $1 })
    }
    let last = report.groups.reduce(0) { $0 + ($1.losses.last ?? .nan) - $1.losses[0] }
    let whole = sweep.cells[report.groups[0].losses.count - 1].loss - sweep.cells[0].loss
    #expect(relativeDistance(last, whole) < 0.01)
    #expect(whole < -0.5 * losses[0])
  }

  @Test func `one group of a long sweep has the curve of the whole`() throws {
    let training = QuadraticGroups(curvatures: [100], distances: [1])
    let (sweep, losses) = try training.swept(Rates.geometric(5000, from: 1e-3, to: 0.015))
    let report = try sweep.report()
    let group = report.groups[0], whole = report.analysis.curve.losses
    #expect(group.losses.count > 5)
    for (found, expected) in zip(group.losses, whole) {
      #expect((found - expected).magnitude < 1e-12 * losses[0])
    }
  }

  @Test func `names are told apart by their bytes`() throws {
    let sweep = try GroupSweep(groups: ["\u{e9}", "e\u{301}"])
    #expect(sweep.groups.count == 2)
  }

  @Test func `many groups are reported at once`() throws {
    var sweep = try GroupSweep(groups: (0..<10_000).map { "weight \($0)" })
    #expect(sweep.capacity == 64)
    for (index, rate) in Rates.geometric(100).enumerated() {
      let steps = (0..<10_000).map { group in
        Self.step(-rate * Double(1 + group % 7), previous: index > 0 ? -rate : .nan)
      }
      try sweep.record(
        learningRate: rate, loss: logistic(-3 - Elementary.log10(rate)), steps: steps)
    }
    let report = try sweep.report()
    #expect(report.groups.count == 10_000)
    #expect(report.groups[0].multiplier > report.groups[6].multiplier)
    #expect(report.explanation.count < 4000)
  }
}
