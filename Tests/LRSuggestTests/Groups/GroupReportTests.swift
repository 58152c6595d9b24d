import Testing

@testable import LRSuggest

@Suite struct GroupReportTests {
  private static let rates = Rates.geometric(120, from: 1e-5, to: 10)
  private static let plain = QuadraticGroups(curvatures: [10, 0.5], distances: [1, 1])
  private static let sgd = try? TrainingContext(optimizer: .sgd, fineTuning: true)

  private static func context(_ optimizer: OptimizerFamily) throws -> TrainingContext {
    try TrainingContext(optimizer: optimizer)
  }

  @Test(arguments: [(0.0, OptimizerFamily.sgd, 2.0), (0.9, .momentum, 3.8)])
  func `the edges of a quadratic are those of its curvatures`(
    momentum: Double, optimizer: OptimizerFamily, factor: Double
  ) throws {
    var training = Self.plain
    training.momentum = momentum
    let report = try training.swept(Self.rates).sweep.report(for: Self.context(optimizer))
    for (group, curvature) in zip(report.groups, training.curvatures) {
      #expect(relativeDistance(try #require(group.edge), factor / curvature) < 1e-9)
    }
  }

  @Test(arguments: [true, false])
  func `attributed changes sum to those of the loss`(hasPrevious: Bool) throws {
    var training = Self.plain
    training.hasPrevious = hasPrevious
    let (sweep, losses) = try training.swept(Self.rates)
    let report = try sweep.report(for: Self.context(.sgd))
    let shown = try #require(report.groups.first).learningRates.count
    #expect(shown > 60)
    for step in 0..<shown {
      let change = report.groups.reduce(0) { $0 + $1.losses[step] - $1.losses[0] }
      #expect((change - (losses[step] - losses[0])).magnitude < 1e-12 * losses[0])
    }
    // The smooth curve, not the attribution, is what differs.
    #expect(try #require(report.error) < 0.03)
  }

  @Test func `what the next batch says of a step is closer to the loss than what its own says`()
    throws
  {
    var training = QuadraticGroups(curvatures: [4, 1], size: 40, distances: [1, 1], noise: 1)
    var missed: [Double] = []
    for hasPrevious in [true, false] {
      training.hasPrevious = hasPrevious
      let errors = try (1...20).compactMap { seed in
        try training.swept(Self.rates, seed: seed).sweep.report(for: Self.context(.sgd)).error
      }
      #expect(errors.count > 15)
      missed.append(errors.sorted()[errors.count / 2])
    }
    #expect(missed[0] < 0.7 * missed[1])
  }

  @Test func `a step that gains less is raised, by the fifth root`() throws {
    // Gains go with the square of the curvature, as gradients do: here 100 to 1.
    let training = QuadraticGroups(curvatures: [10, 1], size: 400, distances: [1, 1])
    let report = try training.swept(Self.rates).sweep.report(for: Self.context(.sgd))
    let suggestion = try #require(report.answer.suggestion)
    let ratio = report.groups[1].multiplier / report.groups[0].multiplier
    #expect(ratio > 2 && ratio < 3.2)
    #expect(report.groups.map(\.advice) == [.keep, .raise])
    for group in report.groups {
      #expect(group.learningRate == suggestion.learningRate * group.multiplier)
      let interval = try #require(group.interval), rate = try #require(group.learningRate)
      #expect(interval.low <= rate && rate <= interval.high)
      #expect(interval.low <= suggestion.interval.low && suggestion.interval.high <= interval.high)
      #expect(group.confidence > 0.5 && group.confidence < 1)
    }
    #expect(report.groups.reduce(0) { $0 + ($1.share ?? .nan) } == 1)
  }

  @Test func `the same trainings in other units say the same`() throws {
    let one = try Self.plain.swept(Self.rates).sweep.report(for: Self.context(.sgd))
    let scale = 1024.0
    var steep = Self.plain
    steep.curvatures = steep.curvatures.map { $0 * scale }
    let other = try steep.swept(Self.rates.map { $0 / scale }).sweep.report(for: Self.context(.sgd))
    for (left, right) in zip(one.groups, other.groups) {
      #expect(relativeDistance(left.multiplier, right.multiplier) < 1e-9)
      #expect(relativeDistance(left.confidence, right.confidence) < 1e-9)
      #expect(left.advice == right.advice)
      #expect(relativeDistance(try #require(left.edge), scale * (try #require(right.edge))) < 1e-9)
    }
  }

  @Test func `ratios are undone in what is measured and kept in what is not`() throws {
    var training = QuadraticGroups(curvatures: [2, 2, 2], distances: [1, 1, 0])
    training.ratios = [1, 0.25, 8]
    let report = try training.swept(Self.rates).sweep.report(for: Self.context(.sgd))
    for group in report.groups.prefix(2) {
      #expect(relativeDistance(try #require(group.edge), 1) < 1e-9)
    }
    #expect(report.groups[2].multiplier == 8)
    let ratio = report.groups[0].multiplier / report.groups[1].multiplier
    #expect(ratio > 0.7 && ratio < 1.4)
  }

  @Test func `the order of the groups does not matter`() throws {
    let training = QuadraticGroups(curvatures: [5, 1, 0.2], distances: [1, 1, 1])
    let sweep = try training.swept(Self.rates).sweep
    var turned = try GroupSweep(groups: training.names.reversed())
    for cell in sweep.cells { #expect(cell.count == 1) }
    let report = try sweep.report(for: Self.context(.sgd))
    for step in training.trained(Self.rates) {
      try turned.record(learningRate: step.rate, loss: step.loss, steps: step.groups.reversed())
    }
    let other = try turned.report(for: Self.context(.sgd))
    for (left, right) in zip(report.groups, other.groups.reversed()) {
      #expect(left.name == right.name)
      #expect(left.advice == right.advice)
      #expect(relativeDistance(left.multiplier, right.multiplier) < 1e-12)
    }
  }

  @Test func `a group without a gradient keeps the rate of the network`() throws {
    let training = QuadraticGroups(curvatures: [2, 2], distances: [1, 0])
    let report = try training.swept(Self.rates).sweep.report(for: #require(Self.sgd))
    let group = report.groups[1]
    #expect(group.multiplier == 1 && group.learningRate == report.answer.suggestion?.learningRate)
    #expect(group.advice == .keep && group.confidence == 0)
    #expect(group.share == 0 && group.edge == nil)
    #expect(group.relativeGradient == nil && group.updateRatio == nil)
    #expect(report.explanation.contains("nothing is known of group 1"))
  }

  @Test func `groups keep the rate where no group with a known gain makes the loss fall`() throws {
    var sweep = try GroupSweep(groups: ["gains early", "gains late"])
    for (index, rate) in Self.rates.enumerated() {
      // Per unit of the rate the first gains on the whole, yet it makes the loss rise.
      let falls = index < 40 ? [10 * rate, -100 * rate] : [-3 * rate, 30 * rate]
      let steps = falls.map { fall in
        GroupStep(
          gradientStep: -fall, previousStep: index > 0 ? -fall : .nan, stepSquare: 1e-6,
          weightSquare: 1, gradientSquare: 1)
      }
      let loss = 2.3 / (1 + rate * rate * 1e4) + rate * rate * rate * rate * 100
      try sweep.record(learningRate: rate, loss: loss, steps: steps)
    }
    let report = try sweep.report(for: Self.context(.sgd))
    let rate = try #require(report.answer.suggestion).learningRate
    #expect(try #require(report.groups[0].share) < 0)
    for group in report.groups {
      #expect(group.multiplier == 1 && group.learningRate == rate)
      #expect(group.advice == .keep && group.confidence == 0)
    }
  }

  @Test func `only of a pre-trained network a part is finished`() throws {
    let training = QuadraticGroups(curvatures: [2, 2], distances: [1, 0.02])
    let sweep = try training.swept(Self.rates).sweep
    let tuned = try sweep.report(for: #require(Self.sgd))
    #expect(tuned.groups.map(\.advice) == [.keep, .freeze])
    #expect(tuned.groups[1].confidence >= 0.6)
    #expect(tuned.explanation.contains("Freeze, as these look finished"))
    let fresh = try sweep.report(for: Self.context(.sgd))
    #expect(fresh.groups[1].advice == .raise)
    #expect(fresh.groups.map(\.learningRate) == tuned.groups.map(\.learningRate))
  }

  @Test func `a group that does most of the learning is not finished, wherever its weights begin`()
    throws
  {
    // The head learns from zero on, so that its gradient shrinks beside its weights.
    var sweep = try GroupSweep(groups: ["body", "head"])
    var body = 0.05, head = 1.0, last: (Double, Double)?
    for rate in Self.rates {
      let steps = [(5.05 - body, body), (1 - head, head)].map { weight, distance in
        GroupStep(
          gradientStep: -rate * distance * distance, stepSquare: rate * rate * distance * distance,
          weightSquare: weight * weight, gradientSquare: distance * distance)
      }
      guard head.magnitude < 10 else { break }
      let loss = (body * body + head * head) / 2
      try sweep.record(learningRate: rate, loss: loss, steps: steps)
      last = (body, head)
      (body, head) = (body * (1 - rate), head * (1 - rate))
    }
    #expect(last != nil)
    let groups = try sweep.report(for: #require(Self.sgd)).groups
    #expect(groups[1].advice != .freeze)
    #expect(groups.allSatisfy { $0.advice != .freeze || $0.confidence <= 0.95 })
  }

  @Test func `groups in ratios are told by their ratios`() throws {
    var training = QuadraticGroups(curvatures: [100, 1], distances: [1, 1])
    training.ratios = [0.01, 1]
    let report = try training.swept(Self.rates).sweep.report(for: Self.context(.sgd))
    #expect(report.explanation.contains("in the ratios of the sweep"))
    #expect(report.ratios == [0.01, 1])
    for (group, ratio) in zip(report.groups, training.ratios ?? []) {
      // Advice is about the rate that the group was swept with.
      let change = group.multiplier / ratio
      #expect(group.advice == (change > 1.15 ? .raise : change < 0.87 ? .lower : .keep))
    }
  }

  @Test func `a refused curve names no rates`() throws {
    let training = QuadraticGroups(curvatures: [1, 1], distances: [1, 1])
    let report = try training.swept(Array(Self.rates.prefix(5))).sweep.report(
      for: #require(Self.sgd))
    #expect(report.answer.refusal?.code == "too_few_points")
    for group in report.groups {
      #expect(group.learningRate == nil && group.interval == nil && group.updateRatio == nil)
      #expect(group.advice == .keep && group.confidence == 0)
      #expect(group.losses.count == group.learningRates.count)
    }
    #expect(report.explanation.contains("no rates"))
  }

  @Test func `edges need the gradient after the update and an optimizer with a formula`() throws {
    let sweep = try Self.plain.swept(Self.rates).sweep
    for context in [TrainingContext.unknown, try Self.context(.lion)] {
      #expect(try sweep.report(for: context).groups.allSatisfy { $0.edge == nil })
    }
    var short = Self.plain
    short.hasAfter = false
    let report = try short.swept(Self.rates).sweep.report(for: Self.context(.sgd))
    #expect(report.groups.allSatisfy { $0.edge == nil })
    #expect(report.explanation.contains("not recorded"))
  }

  @Test func `the edge of Adam does not depend on the scale of the loss`() throws {
    var edges: [Double] = []
    for scale in [1.0, 64] {
      var sweep = try GroupSweep(groups: ["all"])
      // Updates of length η, whatever the gradient: along them it falls from s to s/2.
      for rate in Self.rates.prefix(60) {
        let step = GroupStep(
          gradientStep: -rate * scale, afterStep: -rate * scale / 2, stepSquare: rate * rate,
          weightSquare: 1, gradientSquare: scale * scale)
        try sweep.record(learningRate: rate, loss: scale * (1 - rate), steps: [step])
      }
      let report = try sweep.report(for: Self.context(.adam))
      edges.append(try #require(report.groups[0].edge))
    }
    #expect(relativeDistance(edges[0], edges[1]) < 1e-12)
  }

  @Test func `numbers at the end of their range leave no NaN behind`() throws {
    for size in [1e-308, 1e154, 8e307] {
      var sweep = try GroupSweep(groups: ["a", "b"], ratios: [1e-300, 1e300])
      for rate in Self.rates {
        let step = GroupStep(
          gradientStep: -size, previousStep: sweep.count > 0 ? -size : .nan, afterStep: size,
          stepSquare: size, weightSquare: size, gradientSquare: size)
        try sweep.record(
          learningRate: rate, loss: logistic(-Elementary.log10(rate)), steps: [step, step])
      }
      let report = try sweep.report(for: Self.context(.adam))
      for group in report.groups {
        let known = [group.share, group.multiplier, group.edge, group.relativeGradient]
        #expect(known.compactMap { $0 }.allSatisfy { $0.isFinite })
        #expect(!group.confidence.isNaN)
        let rates = [group.learningRate, group.interval?.low, group.interval?.high]
        #expect(rates.compactMap { $0 }.allSatisfy { $0 > 0 && $0.isFinite })
        #expect(group.updateRatio?.isFinite != false)
      }
    }
  }
}
