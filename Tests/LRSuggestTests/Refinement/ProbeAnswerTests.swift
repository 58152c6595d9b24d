import Testing

@testable import LRSuggest

@Suite struct ProbeAnswerTests {
  @Test(arguments: [
    (Schedule.constant, 400, 40, -0.25), (.oneCycle, 400, 40, 0.15), (.cosine, 400, 40, -0.05),
    (.linear, 400, 40, -0.05), (.constant, 4000, 400, -0.5), (.constant, 4000, 200, -0.57525749),
    // Beyond the measured budgets and shares, the law stays where they end.
    (.constant, 800_000, 80_000, -0.575257499), (.constant, 4000, 10, -0.650514998),
  ])
  func theLawOfRunLengths(schedule: Schedule, budget: Int, steps: Int, shift: Double) throws {
    let context = try TrainingContext(schedule: schedule, steps: budget)
    let law = ProbeCalibration.law(steps: steps, for: context)
    #expect(abs(law.shift - shift) < 1e-6)
  }

  @Test func whatTheLawIsNotTrustedWithCountsAsDoubt() throws {
    func doubt(budget: Int?, steps: Int) throws -> Double {
      let context = try TrainingContext(steps: budget)
      return ProbeCalibration.law(steps: steps, for: context).variance - 0.0625 - 8 / Double(steps)
    }
    #expect(abs(try doubt(budget: 4000, steps: 400)) < 1e-12)
    #expect(abs(try doubt(budget: 80_000, steps: 8000) - 0.0625) < 1e-9)
    #expect(abs(try doubt(budget: nil, steps: 100) - 0.0625) < 1e-9)
  }

  @Test func isTheMeanOfAPriorAndAMeasurement() throws {
    let context = try TrainingContext(schedule: .constant, steps: 400)
    let interval = try SearchRange(from: 1e-3, to: 1e-1)
    var probe = try ResetProbe(
      around: 1e-2, interval: interval, for: context, stepsPerRate: 40)
    _ = try probe.run { rate, step in
      // From 0 on nothing is gained, so that any lower loss counts.
      let distance = Elementary.log10(rate) + 1.2
      return step == 0 ? 0 : distance * distance
    }
    let answer = try #require(probe.answer)
    let prior = (2 / 2.5632) * (2 / 2.5632), measured = 0.0625 + 0.2
    let weight = prior / (prior + measured)
    #expect(abs(answer.weight - weight) < 1e-12)
    #expect(abs(answer.correction + 0.25) < 1e-12)
    let center = -2 + weight * (-1.2 - 0.25 + 2)
    #expect(abs(Elementary.log10(answer.learningRate) - center) < 1e-9)
    let width = 0.75  // less than 0.85 decades
    #expect(abs(Elementary.log10(answer.interval.low) - (center - width)) < 1e-9)
    #expect(abs(Elementary.log10(answer.interval.high) - (center + width)) < 1e-9)
  }

  @Test func theIntervalIsSomewhatNarrowerThanThatOfTheStart() throws {
    func width(_ high: Double, budget: Int? = 400) throws -> Double {
      let context = try TrainingContext(steps: budget)
      let interval = try SearchRange(from: 1 / high, to: high)
      var probe = try ResetProbe(around: 1, interval: interval, for: context, stepsPerRate: 40)
      _ = try probe.run { _, _ in 1 }
      let found = try #require(probe.answer)
      let low = Elementary.log10(found.learningRate / found.interval.low)
      #expect(abs(low - Elementary.log10(found.interval.high / found.learningRate)) < 1e-9)
      return low
    }
    #expect(abs(try width(2) - 0.85 * Elementary.log10(2)) < 1e-9)
    #expect(abs(try width(100) - 0.75) < 1e-9)
    let doubtful = try width(100, budget: nil)
    #expect(doubtful > 0.8 && doubtful < 0.95)
  }

  @Test func theLessIsKnownTheMoreTheProbeSays() throws {
    func weight(_ interval: SearchRange?) throws -> Double {
      var probe = try ResetProbe(around: 1e-2, interval: interval, stepsPerRate: 40)
      _ = try probe.run { _, _ in 1 }
      return try #require(probe.answer).weight
    }
    let narrow = try weight(try SearchRange(from: 0.009, to: 0.011))
    let wide = try weight(try SearchRange(from: 1e-3, to: 1e-1))
    let none = try weight(nil)
    #expect(0 < narrow && narrow < wide && wide < none && none < 1)
  }

  @Test func aSuggestionBringsItsInterval() throws {
    let curve = try TextbookCurve().curve(100)
    let context = try TrainingContext(steps: 1000)
    let suggestion = try #require(curve.suggest(for: context).suggestion)
    let probe = try ResetProbe(around: suggestion, for: context)
    let other = try ResetProbe(
      around: suggestion.learningRate, interval: suggestion.interval, for: context)
    #expect(probe == other)
    #expect(probe.stepsPerRate == 50)
    let runs = try #require(try Runs([curve, curve]).suggest(for: context))
    #expect(try ResetProbe(around: runs, for: context).startLearningRate == runs.learningRate)
  }

  @Test(arguments: [(400, 40), (1000, 50), (20_000, 1000), (1_000_000, 1000)])
  func takesATwentiethOfTheBudgetForEachRate(budget: Int, steps: Int) throws {
    let probe = try ResetProbe(around: 1, for: try TrainingContext(steps: budget))
    #expect(probe.stepsPerRate == steps)
    #expect(try ResetProbe(around: 1).stepsPerRate == 100)
  }

  @Test func explainsItself() throws {
    var probe = try ResetProbe(
      around: 0.01, for: try TrainingContext(steps: 400), stepsPerRate: 40)
    #expect(probe.explanation.hasPrefix("The probe has not ended."))
    _ = try probe.run { rate, step in rate > 0.05 ? .nan : 1 - rate }
    #expect(
      probe.explanation == """
        Train with 0.0327 as max_lr; in about 4 of 5 trainings the good rates centre between \
        0.00582 and 0.184.
        3 runs of 40 steps, 81 in all:
          0.01: loss 0.99
          0.0316: loss 0.968
          0.1: not finite after 1 step
        The loss ends lowest at 0.0316. Times 1.41: the best rate of so short runs against that of \
        the 400 steps of the training.
        From 0.01 the answer goes 79 % of the way there, on the logarithmic axis.
        """)
  }
}
