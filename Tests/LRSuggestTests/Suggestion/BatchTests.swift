import LRSuggest
import Testing

@Suite struct BatchTests {
  @Test(arguments: [nil, 1, 2, 3, 1000, 0, -1])
  func answersAreThoseOfSingleCallsInTheirOrder(threads: Int?) throws {
    let curves = try (0..<24).map { seed in
      try CurveFamily.allCases[seed % 12].curve(seed: seed, count: 10 + seed)
    }
    let context = try TrainingContext(schedule: .constant, steps: 900)
    let smoothing = try Smoothing(penalty: 5)
    let expected = curves.map { $0.suggest(for: context, smoothing: smoothing) }
    let found = Batch.suggest(
      for: curves, context: context, smoothing: smoothing, threads: threads)
    #expect(found == expected)
  }

  @Test(arguments: [nil, 1, 3], ["minimum", "fastai_valley", "elbow", "learned_features"])
  func aRuleAnswersAsItDoesAlone(threads: Int?, name: String) throws {
    let rule = try Rule(named: name)
    let curves = try (0..<24).map { seed in
      try CurveFamily.allCases[seed % 12].curve(seed: seed, count: 1 + 3 * seed)
    }
    let context = try TrainingContext(steps: 900)
    let expected = curves.map { rule.learningRate(on: $0, for: context) }
    #expect(expected.contains { $0 != nil })
    #expect(
      Batch.learningRates(by: rule, on: curves, for: context, threads: threads) == expected)
  }

  @Test func nothingIsKnownByDefault() throws {
    let curves = [try CurveFamily.classic.curve(seed: 1)]
    #expect(Batch.suggest(for: curves) == [curves[0].suggest()])
  }

  @Test(arguments: [nil, 1, 4])
  func noCurvesHaveNoAnswers(threads: Int?) {
    #expect(Batch.suggest(for: [], threads: threads) == [])
  }

  @Test func callsFromManyTasksDoNotDisturbOneAnother() async throws {
    let curves = try (0..<6).map { try CurveFamily.classic.curve(seed: $0, count: 40) }
    let expected = curves.map { $0.suggest() }
    await withTaskGroup(of: [Answer].self) { group in
      for _ in 0..<8 { group.addTask { Batch.suggest(for: curves, threads: 2) } }
      for await found in group { #expect(found == expected) }
    }
  }
}
