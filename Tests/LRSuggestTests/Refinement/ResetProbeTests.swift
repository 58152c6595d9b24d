import Testing

@testable import LRSuggest

@Suite struct ResetProbeTests {
  @Test func startsAtTheAnswerAndWalksToTheLowestLoss() throws {
    var probe = try ResetProbe(around: 1e-3, stepsPerRate: 12)
    let rates = try probe.run { rate, _ in distance(of: rate, from: -1.9) }
    #expect(closeTo([1e-3, 3.162278e-3, 1e-2, 3.162278e-2], rates, within: 1e-6))
    #expect(probe.state == .bracketed)
    #expect(probe.trials.allSatisfy { $0.steps == 12 && $0.state == .completed })
    #expect(probe.stepsSpent == 48)
    #expect(probe.learningRate == nil)
    #expect(!probe.needsReset)
  }

  @Test func asksForAResetBeforeTheFirstStepOfEachRateAlone() throws {
    var probe = try ResetProbe(around: 1e-3, stepsPerRate: 10)
    var count = 0
    while let rate = probe.learningRate {
      #expect(probe.needsReset == (count % 10 == 0))
      try probe.record(distance(of: rate, from: -3))
      count += 1
    }
    #expect(count == 30)
  }

  @Test func goesDownWhereUpIsWorse() throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 10)
    let rates = try probe.run { rate, _ in distance(of: rate, from: -2.9) }
    #expect(closeTo([1e-2, 3.162278e-2, 3.162278e-3, 1e-3, 3.162278e-4], rates, within: 1e-6))
    #expect(probe.state == .bracketed)
  }

  @Test func aParabolaIsFoundExactly() throws {
    for place in [-2.6, -2.2, -1.75, -1.3] {
      var probe = try ResetProbe(around: 1e-2, stepsPerRate: 10)
      // From 0 on nothing is gained, so that any lower loss counts.
      _ = try probe.run { rate, step in step == 0 ? 0 : distance(of: rate, from: place) }
      let best = try #require(probe.answer).bestLearningRate
      #expect(abs(Elementary.log10(best) - place) < 1e-9)
    }
  }

  @Test func onlyTheLastHalfOfTheLossesCounts() throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 11)
    _ = try probe.run { rate, step in step < 5 ? 50 * rate : Double(step) }
    #expect(probe.trials.map { $0.loss } == [7.5, 7.5, 7.5])
  }

  @Test func equalLossesStayWhereTheyBegan() throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 10)
    let rates = try probe.run { _, _ in 2 }
    #expect(rates.count == 3)
    #expect(closeTo([1e-2], [try #require(probe.answer).bestLearningRate], within: 1e-12))
  }

  @Test(arguments: [.nan, .infinity, -.infinity] as [Double])
  func aLossThatIsNotFiniteEndsOneRunAndCountsAsWorst(loss: Double) throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 20)
    _ = try probe.run { rate, step in rate > 0.02 && step == 3 ? loss : 1 - rate }
    #expect(probe.trials.map { $0.state } == [.completed, .nonFinite, .completed])
    #expect(probe.trials.map { $0.steps } == [20, 4, 20])
    #expect(probe.trials.map { $0.loss != nil } == [true, false, true])
    #expect(closeTo([1e-2], [try #require(probe.answer).bestLearningRate], within: 1e-12))
  }

  @Test func aRunThatRisesForGoodEndsEarly() throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 100)
    _ = try probe.run { rate, step in
      rate > 0.02 ? min(1e9, Elementary.exp(0.3 * Double(step))) : 1 - 0.001 * Double(step)
    }
    #expect(probe.trials.map { $0.state } == [.completed, .diverged, .completed])
    #expect((10...40).contains(probe.trials[1].steps))
  }

  @Test func aRunBelowItsFirstLossHasNotDiverged() throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 100)
    _ = try probe.run { _, step in step == 0 ? 100 : (step < 40 ? 1 : 20) }
    #expect(probe.trials.allSatisfy { $0.state == .completed })
  }

  @Test func whereAllDivergeItGoesDownAndHasNoAnswer() throws {
    var probe = try ResetProbe(around: 1, stepsPerRate: 10, maximumRates: 4)
    let rates = try probe.run { _, _ in .nan }
    #expect(closeTo([1, 0.3162278, 0.1, 0.03162278], rates, within: 1e-6))
    #expect(probe.state == .diverged)
    #expect(probe.answer == nil)
    #expect(probe.explanation.hasPrefix("Every run diverged, down to 0.0316"))
  }

  @Test func aLossThatFallsOnUsesUpAllRates() throws {
    var probe = try ResetProbe(around: 1e-3, stepsPerRate: 10, maximumRates: 5)
    let rates = try probe.run { rate, _ in 1 / rate }
    #expect(rates.count == 5)
    #expect(probe.state == .exhausted)
    #expect(closeTo([0.1], [try #require(probe.answer).bestLearningRate], within: 1e-9))
    #expect(probe.explanation.contains("Doubt: the lowest loss lies at the end"))
  }

  @Test func aGainOfLessThanAFiftiethIsNone() throws {
    for gain in [0.019, 0.021] {
      var probe = try ResetProbe(around: 1e-2, stepsPerRate: 10)
      _ = try probe.run { rate, step in
        if step == 0 { return 2 }
        return rate > 0.05 ? 1.5 : rate > 0.02 ? 1 : 1 + gain
      }
      let best = try #require(probe.answer).bestLearningRate
      #expect((best > 1.1e-2) == (gain > 0.02))
    }
  }

  @Test func negativeLossesAreLosses() throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 10)
    _ = try probe.run { rate, step in step == 0 ? -9 : -5 + distance(of: rate, from: -1.5) }
    let best = try #require(probe.answer).bestLearningRate
    #expect(abs(Elementary.log10(best) + 1.5) < 1e-9)
  }

  @Test(arguments: [1e308, -1e308, .leastNonzeroMagnitude, 0] as [Double], [1e-200, 1e-2, 1e200])
  func noNumberTrapsIt(size: Double, start: Double) throws {
    var probe = try ResetProbe(
      around: start, for: try TrainingContext(steps: .max), stepsPerRate: 10, maximumRates: 20)
    _ = try probe.run { rate, step in step % 2 == 0 ? size : -size }
    if let answer = probe.answer {
      #expect(answer.learningRate.isFinite && answer.learningRate > 0)
      #expect(answer.interval.low <= answer.learningRate)
      #expect(answer.learningRate <= answer.interval.high)
    }
    #expect(!probe.explanation.isEmpty)
  }

  @Test func anotherLossAfterTheEndIsAnErrorAndChangesNothing() throws {
    var probe = try ResetProbe(around: 1e-2, stepsPerRate: 10)
    _ = try probe.run { _, _ in 1 }
    let before = probe
    #expect(throws: ProbeError.recordedAfterEnd(count: 30, state: .bracketed)) {
      try probe.record(1)
    }
    #expect(probe == before)
  }
}

/// Whether all numbers are equal but for a part of each.
private func closeTo(_ expected: [Double], _ found: [Double], within part: Double) -> Bool {
  expected.count == found.count
    && zip(expected, found).allSatisfy { relativeDistance($0, $1) < part }
}

/// A parabola on the logarithmic axis.
private func distance(of rate: Double, from place: Double) -> Double {
  let distance = Elementary.log10(rate) - place
  return 1 + distance * distance
}

extension ResetProbe {
  /// Runs to the end with a loss for each rate and step; returns the rates.
  mutating func run(_ loss: (Double, Int) -> Double) throws -> [Double] {
    while let rate = learningRate {
      try record(loss(rate, trials.last?.steps ?? 0))
    }
    return trials.map { $0.learningRate }
  }
}
