import Testing

@testable import LRSuggest

@Suite struct ExplanationTests {
  private let curve: Curve

  init() throws { curve = try TextbookCurve().curve(100) }

  @Test func namesTheRateItsIntervalAndTheSafeMaximum() throws {
    let suggestion = try suggest()
    for rate in [
      suggestion.learningRate, suggestion.interval.low, suggestion.interval.high,
      suggestion.maximumSafeLearningRate,
    ] {
      #expect(suggestion.explanation.contains(NumberText.short(rate)))
    }
  }

  @Test func namesEveryLandmarkThatWasRead() throws {
    let suggestion = try suggest()
    #expect(suggestion.landmarks.all.count == 5)
    for landmark in suggestion.landmarks.all {
      let text = "\(landmark.kind.rawValue) \(NumberText.short(landmark.learningRate))"
      #expect(suggestion.explanation.contains(text))
    }
  }

  @Test func namesTheRuleAndItsFactors() throws {
    let suggestion = try suggest(try TrainingContext(schedule: .constant, steps: 1600))
    let derivation = suggestion.derivation
    for part in [
      "valley", "minimum", "constant", "1600 steps", NumberText.short(derivation.anchor),
      NumberText.short(derivation.curveFactor), NumberText.short(derivation.bandwidth), "0.5",
    ] {
      #expect(suggestion.explanation.contains(part), "\(part)")
    }
  }

  @Test func containsEveryAssumptionAndDoubt() throws {
    let suggestion = try suggest(try TrainingContext(schedule: .linear, steps: 10))
    #expect(suggestion.doubts.count == 1)
    for sentence in suggestion.assumptions + suggestion.doubts.map(\.description) {
      #expect(suggestion.explanation.contains(sentence))
    }
  }

  @Test func aBudgetThatWasNotGivenIsAnAssumption() throws {
    #expect(try suggest().assumptions.contains { $0.contains("2000 updates are assumed") })
    let told = try suggest(try TrainingContext(steps: 300))
    #expect(!told.assumptions.contains { $0.contains("assumed") })
  }

  @Test(arguments: [
    (Schedule.oneCycle, "max_lr"), (.constant, "constant"), (.linear, "linear decay"),
    (.cosine, "cosine decay"),
  ])
  func theScheduleIsAnAssumption(schedule: Schedule, words: String) throws {
    let suggestion = try suggest(try TrainingContext(schedule: schedule, steps: 1000))
    #expect(suggestion.assumptions.count == 1)
    #expect(suggestion.assumptions.first?.contains(words) == true)
    let isPeak = suggestion.explanation.contains("as max_lr")
    #expect(isPeak == (schedule == .oneCycle))
  }

  @Test(arguments: [
    (200, "Four times the steps would halve the rate."),
    (2000, "Four times the steps would halve the rate."),
    (2001, "A quarter of the steps would double the rate."),
    (8000, "A quarter of the steps would double the rate."),
  ])
  func saysWhatAnotherMeasuredBudgetWouldChange(steps: Int, sentence: String) throws {
    let suggestion = try suggest(try TrainingContext(steps: steps))
    #expect(suggestion.explanation.hasSuffix(sentence))
  }

  @Test func whatWasSaidButNotUsedIsNamed() throws {
    let context = try TrainingContext(
      optimizer: .adamw, steps: 1000, batchSize: 48, fineTuning: true)
    let unused = try #require(try suggest(context).assumptions.last)
    #expect(["adamw", "48", "fine-tuning"].allSatisfy { unused.contains($0) })
  }

  @Test func theEpochsAreAnAssumptionWhereTheyAreGiven() throws {
    let told = try suggest(try TrainingContext(steps: 1000, epochs: 38.46))
    #expect(told.assumptions.contains { $0.contains("Every row is seen 38.5 times") })
    let untold = try suggest(try TrainingContext(steps: 1000))
    #expect(!untold.assumptions.contains { $0.contains("row") })
  }

  @Test func aFixedSmoothingIsAnAssumption() throws {
    let fixed = try #require(
      curve.suggest(smoothing: try Smoothing(penalty: 1)).suggestion)
    #expect(fixed.assumptions.contains { $0.contains("smoothing was fixed") })
    #expect(try !suggest().assumptions.contains { $0.contains("smoothing was fixed") })
  }

  private func suggest(_ context: TrainingContext = .unknown) throws -> Suggestion {
    try #require(curve.suggest(for: context).suggestion)
  }
}
