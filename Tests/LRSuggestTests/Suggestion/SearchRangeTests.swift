import Testing

@testable import LRSuggest

@Suite struct SearchRangeTests {
  @Test func rangesAreDrawnFromTheLandmarks() throws {
    let analysis = Analysis(of: try TextbookCurve().curve(100))
    let steepest = try #require(analysis.landmarks.steepest).learningRate
    let elbow = try #require(analysis.landmarks.elbow).learningRate
    let suggested = try #require(analysis.answer.suggestion).searchRange
    let whole = SearchRange(low: steepest / 10, high: elbow)
    #expect(analysis.searchRange(.steepestToElbow) == whole)
    #expect(
      analysis.searchRange(.aroundSteepest)
        == SearchRange(low: steepest / 10, high: min(10 * steepest, elbow)))
    #expect(
      analysis.searchRange(.suggested)
        == SearchRange(low: suggested.low, high: min(suggested.high, elbow)))
    #expect(analysis.searchRange(.suggested, aboveElbow: true) == suggested)
  }

  @Test func noneLiesAboveTheElbowUnlessAsked() throws {
    var held = 0
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      var truth = TextbookCurve(random: &random)
      // A descent that ends in the wall: ten times the steepest point lies beyond it.
      truth.center = truth.wallCenter - random.between(0.2, 2)
      let analysis = Analysis(of: try truth.curve(100, noise: 0.03, &random))
      guard let elbow = analysis.landmarks.elbow?.learningRate else { continue }
      for kind in SearchRange.Kind.allCases {
        guard let range = analysis.searchRange(kind) else { continue }
        #expect(range.low > 0 && range.low <= range.high && range.high <= elbow)
        let whole = try #require(analysis.searchRange(kind, aboveElbow: true))
        #expect(whole.high >= range.high)
        held += whole.high > range.high ? 1 : 0
      }
    }
    #expect(held > 100)
  }

  @Test func withoutAnElbowTheLastRateReadIsTheLimit() throws {
    let analysis = Analysis(of: try Curve.sweep { 0.3 + logistic(-3 * ($0 - 0.5)) })
    #expect(analysis.landmarks.elbow == nil)
    #expect(analysis.searchRange(.steepestToElbow) == nil)
    #expect(analysis.searchRange(.steepestToElbow, aboveElbow: true) == nil)
    let range = try #require(analysis.searchRange(.aroundSteepest))
    #expect(range.high == analysis.curve.learningRates.last)
    let steepest = try #require(analysis.landmarks.steepest).learningRate
    #expect(analysis.searchRange(.aroundSteepest, aboveElbow: true)?.high == 10 * steepest)
  }

  @Test func refusedCurvesHaveNoSuggestedRange() throws {
    let analysis = Analysis(of: try Curve.sweep { _ in 2.3 })
    for kind in SearchRange.Kind.allCases { #expect(analysis.searchRange(kind) == nil) }
  }

  @Test(arguments: [1e-300, 1e-12, 1, 1e6, 1e300])
  func samplesFillTheRangeEvenlyOnTheLogarithmicAxis(low: Double) throws {
    let range = try SearchRange(from: low, to: low * 1e4)
    let rates = range.sample(20_000, seed: 7)
    #expect(rates.allSatisfy { range.low <= $0 && $0 <= range.high })
    for quarter in 1...3 {
      let edge = low * Elementary.exp10(Double(quarter))
      let below = rates.filter { $0 < edge }.count
      // Four standard deviations of a count.
      let expected = 5000 * Double(quarter)
      #expect((Double(below) - expected).magnitude < 4 * (expected * 0.75).squareRoot() + 1)
    }
  }

  @Test func theSameSeedGivesTheSameRates() throws {
    let range = try SearchRange(from: 1e-5, to: 1)
    #expect(range.sample(50, seed: 3) == range.sample(50, seed: 3))
    #expect(range.sample(50, seed: 3) != range.sample(50, seed: 4))
    #expect(Array(range.sample(50, seed: 3).prefix(20)) == range.sample(20, seed: 3))
    #expect(range.sample(5) == range.sample(5, seed: 0))
  }

  @Test func `the stream is SplitMix64`() {
    // The published first outputs for the seed 1234567.
    var random = RandomStream(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test func narrowAndExtremeRangesHoldTheirSamples() throws {
    let least = Double.leastNonzeroMagnitude
    let ends: [(Double, Double)] = [
      (0.1, 0.1), (least, least), (least, 1.7e308), (1.7e308, Double.greatestFiniteMagnitude),
      (1e-3, 1e-3.nextUp),
    ]
    for (low, high) in ends {
      let rates = try SearchRange(from: low, to: high).sample(1000, seed: 1)
      #expect(rates.count == 1000 && rates.allSatisfy { low <= $0 && $0 <= high })
    }
  }

  @Test func noneAreDrawnWhereNoneAreWanted() throws {
    let range = try SearchRange(from: 1, to: 2)
    #expect(range.sample(0).isEmpty && range.sample(-5).isEmpty && range.sample(.min).isEmpty)
  }

  @Test func endsThatAreNoRatesAreNamed() {
    #expect(throws: SearchRangeError.endNotPositive(name: "low", value: 0)) {
      try SearchRange(from: 0, to: 1)
    }
    #expect(throws: SearchRangeError.endNotPositive(name: "high", value: .infinity)) {
      try SearchRange(from: 1, to: .infinity)
    }
    #expect(throws: SearchRangeError.endsReversed(low: 2, high: 1)) {
      try SearchRange(from: 2, to: 1)
    }
    #expect(throws: SearchRangeError.self) { try SearchRange(from: .nan, to: 1) }
    #expect(
      SearchRangeError.endNotPositive(name: "low", value: -1).description
        == "low is -1.0: it must be positive and finite")
    #expect(
      SearchRangeError.endsReversed(low: 2, high: 1).description == "high is 1.0, below low = 2.0")
  }
}
