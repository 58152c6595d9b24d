import LRSuggest
import Testing

@Suite struct CurveErrorTests {
  @Test func noPointsAreAnError() {
    expect(.empty, rates: [], losses: [])
  }

  @Test(arguments: [(0, 1), (1, 0), (2, 3), (3, 2)])
  func differentLengthsAreAnErrorThatNamesBoth(rates: Int, losses: Int) {
    expect(
      .lengthsDiffer(learningRates: rates, losses: losses),
      rates: (0..<rates).map { Double($0 + 1) }, losses: Array(repeating: 1, count: losses))
  }

  @Test(arguments: [.infinity, -.infinity] as [Double])
  func aRateThatIsInfiniteIsNamed(value: Double) {
    expect(.learningRateNotFinite(index: 1, value: value), rates: [0.1, value, -1])
  }

  @Test func aRateThatIsNaNIsNamed() throws {
    let error = #expect(throws: CurveError.self) {
      try Curve(learningRates: [0.1, 0.2, .nan], losses: [1, 1, 1])
    }
    guard case .learningRateNotFinite(let index, let value) = try #require(error) else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(index == 2)
    #expect(value.isNaN)
  }

  @Test(arguments: [0, -0.0, -1e-3, -.leastNonzeroMagnitude] as [Double])
  func aRateThatIsNotPositiveIsNamed(value: Double) {
    expect(.learningRateNotPositive(index: 0, value: value), rates: [value, 1])
    expect(.learningRateNotPositive(index: 2, value: value), rates: [1, 2, value])
  }

  @Test(arguments: [(0.2, 0.2), (0.2, 0.1), (1.0.nextUp, 1)] as [(Double, Double)])
  func aRateNotAboveTheOneBeforeIsNamed(previous: Double, value: Double) {
    expect(
      .learningRateNotIncreasing(index: 2, value: value, previous: previous),
      rates: [0.01, previous, value, .nan])
  }

  @Test(arguments: [
    (CurveError.empty, "learning_rates and losses are empty: a range test has at least one point"),
    (.lengthsDiffer(learningRates: 3, losses: 2), "learning_rates has 3 values but losses has 2"),
    (.tooManyPoints(count: 10_000_001), "learning_rates has 10000001 values; the most is 10000000"),
    (
      .learningRateNotFinite(index: 4, value: .nan),
      "learning_rates[4] is nan: it must be finite"
    ),
    (
      .learningRateNotFinite(index: 0, value: -.infinity),
      "learning_rates[0] is -inf: it must be finite"
    ),
    (
      .learningRateNotPositive(index: 7, value: -0.001),
      "learning_rates[7] is -0.001: it must be positive"
    ),
    (
      .learningRateNotIncreasing(index: 3, value: 0.1, previous: 0.25),
      "learning_rates[3] is 0.1, not above learning_rates[2] = 0.25: rates must increase strictly"
    ),
  ])
  func saysWhatIsWrongInOneSentence(error: CurveError, sentence: String) {
    #expect(error.description == sentence)
  }

  private func expect(
    _ expected: CurveError, rates: [Double], losses: [Double]? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: expected, sourceLocation: sourceLocation) {
      try Curve(
        learningRates: rates, losses: losses ?? Array(repeating: 1, count: rates.count))
    }
  }
}
