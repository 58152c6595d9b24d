import LRSuggest
import Testing

@Suite struct ProbeErrorTests {
  @Test(arguments: [.nan, 0, -1, .infinity, 1e-201, 1e201] as [Double])
  func aRateThatIsNoneIsRejected(rate: Double) throws {
    let error = #expect(throws: ProbeError.self) { try ResetProbe(around: rate) }
    #expect(try #require(error).description.hasPrefix("around is "))
  }

  @Test func numbersOutsideTheirRangeAreRejected() throws {
    for steps in [.min, -1, 0, 9, .max] as [Int] {
      #expect(throws: ProbeError.invalidSteps(steps)) {
        try ResetProbe(around: 1, stepsPerRate: steps)
      }
    }
    for count in [.min, 0, 2, 21, .max] as [Int] {
      #expect(throws: ProbeError.invalidRateCount(count)) {
        try ResetProbe(around: 1, maximumRates: count)
      }
    }
    let interval = try SearchRange(from: 2, to: 3)
    #expect(throws: ProbeError.invalidInterval(low: 2, high: 3, learningRate: 1)) {
      try ResetProbe(around: 1, interval: interval)
    }
  }

  @Test(arguments: [
    (ProbeError.invalidLearningRate(.nan), ["around is nan", "1e-200"]),
    (.invalidInterval(low: 2, high: 3, learningRate: 1), ["2.0 to 3.0", "around = 1.0"]),
    (.invalidSteps(9), ["steps_per_rate is 9", "10 and 10000000"]),
    (.invalidRateCount(2), ["max_rates is 2", "3 and 20"]),
    (.recordedAfterEnd(count: 12, state: .diverged), ["loss 12", "(diverged)", "12 losses"]),
  ])
  func namesTheArgumentAndTheValue(error: ProbeError, words: [String]) {
    #expect(words.allSatisfy { error.description.contains($0) }, "\(error.description)")
  }
}
