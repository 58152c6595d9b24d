import Testing

@testable import LRSuggest

@Suite struct EpochReachTests {
  @Test func anUnknownNumberOfEpochsMovesNothing() {
    for reach in [EpochReach.interval, .search] {
      #expect(reach.low(epochs: nil) == 0)
      #expect(reach.high(epochs: nil) == 0)
    }
  }

  @Test func endsMoveWithTheSquareOfTheDecadesBeyondTen() {
    let reach = EpochReach.interval
    for (epochs, low, high) in [
      (0.1, 0.1, -0.05), (10, 0.1, -0.05), (100, -0.3, 0.15), (1000, -1.5, 0.75), (1e9, -1.5, 0.75),
    ] {
      #expect((reach.low(epochs: epochs) - low).magnitude < 1e-12)
      #expect((reach.high(epochs: epochs) - high).magnitude < 1e-12)
    }
  }

  @Test(arguments: [0, 3.9, 4, 100], [nil, 1, 10, 50, 300, 1000, .infinity] as [Double?])
  func theSearchStillContainsTheIntervalAndThatTheSuggestion(clarity: Double, epochs: Double?) {
    for share in [0, 0.5, 1] {
      let spread = Spread(clarity: clarity, schedule: .oneCycle, onsetShare: share)
      let low = spread.interval.lowerBound + EpochReach.interval.low(epochs: epochs)
      let high = spread.interval.upperBound + EpochReach.interval.high(epochs: epochs)
      #expect(low < 0 && high > 0)
      #expect(spread.search.lowerBound + EpochReach.search.low(epochs: epochs) <= low)
      #expect(spread.search.upperBound + EpochReach.search.high(epochs: epochs) >= high)
    }
  }

  @Test func theRateStaysWhereItIs() throws {
    let curve = try TextbookCurve().curve(100)
    let answers = try [nil, 5, 100, 500].map { epochs in
      try #require(curve.suggest(for: TrainingContext(steps: 1000, epochs: epochs)).suggestion)
    }
    #expect(Set(answers.map(\.learningRate)).count == 1)
    #expect(Set(answers.map(\.maximumSafeLearningRate)).count == 1)
    let known = answers.dropFirst()
    #expect(known.map(\.interval.low) == known.map(\.interval.low).sorted(by: >))
    #expect(known.map(\.searchRange.high) == known.map(\.searchRange.high).sorted())
    #expect(known.map(\.confidence) == known.map(\.confidence).sorted(by: >))
  }
}
