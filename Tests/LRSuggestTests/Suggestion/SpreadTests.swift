import Testing

@testable import LRSuggest

@Suite struct SpreadTests {
  @Test func anUnclearDescentHasWiderRangesAndLessSafety() {
    for schedule in Schedule.allCases {
      let clear = Spread(clarity: Calibration.clearDescent, schedule: schedule, onsetShare: 0.4)
      let unclear = Spread(
        clarity: Calibration.clearDescent.nextDown, schedule: schedule, onsetShare: 0.4)
      #expect(unclear.interval.lowerBound < clear.interval.lowerBound)
      #expect(unclear.interval.upperBound > clear.interval.upperBound)
      #expect(unclear.search.lowerBound < clear.search.lowerBound)
      #expect(unclear.search.upperBound > clear.search.upperBound)
      #expect(unclear.safeFactor < clear.safeFactor)
    }
  }

  @Test(arguments: [0, 3.9, 4, 100, .infinity], Schedule.allCases)
  func theSearchContainsTheIntervalAndThatTheSuggestion(clarity: Double, schedule: Schedule) {
    for share in [0, 0.5, 1] {
      let spread = Spread(clarity: clarity, schedule: schedule, onsetShare: share)
      #expect(spread.interval.contains(0))
      #expect(spread.search.lowerBound <= spread.interval.lowerBound)
      #expect(spread.search.upperBound >= spread.interval.upperBound)
      #expect(spread.safeFactor > 1)
    }
  }

  @Test func anAnswerFromTheOnsetReachesFarDown() {
    let descent = Spread(clarity: 0, schedule: .oneCycle, onsetShare: 0.49)
    let onset = Spread(clarity: 0, schedule: .oneCycle, onsetShare: 0.5)
    #expect(onset.interval.lowerBound < descent.interval.lowerBound)
    #expect(onset.interval.upperBound < descent.interval.upperBound)
  }

  @Test func rangesGrowByAQuarterWithEachDecadeOfSteps() {
    #expect(Spread.growth(steps: 200) == 1)
    #expect(Spread.growth(steps: 400) == 1)
    #expect((Spread.growth(steps: 4000) - 1.25).magnitude < 1e-12)
    #expect((Spread.growth(steps: 40_000) - 1.5).magnitude < 1e-12)
  }
}
