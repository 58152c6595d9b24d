import Testing

@testable import LRSuggest

@Suite struct ReadingTests {
  @Test func theDropIsTheLogarithmOfTheFactorByWhichTheLossShrinks() throws {
    let reading = read(try Curve.sweep { 0.5 + 1.5 * logistic(-4 * ($0 + 3)) })
    #expect((reading.drop - Elementary.log(2 / 0.5)).magnitude < 0.01)
  }

  @Test func theNoiseIsThatOfTheLosses() throws {
    for deviation in [0.02, 0.1, 0.3] {
      var random = SplitMix64(seed: 1)
      let curve = try Curve.sweep(400) { _ in 3 * random.lognormal(deviation) }
      #expect(relativeDistance(read(curve).noise, deviation) < 0.3)
    }
  }

  @Test func clarityIsTheDropInUnitsOfTheNoise() throws {
    var random = SplitMix64(seed: 2)
    let reading = read(
      try Curve.sweep { (0.5 + logistic(-2 * ($0 + 3))) * random.lognormal(0.05) })
    #expect(reading.clarity == reading.drop / reading.noise)
    #expect((15...50).contains(reading.clarity))
  }

  @Test func withoutNoiseClarityIsInfiniteOrNothing() throws {
    let unsmoothed = try Smoothing(penalty: 0)
    let falling = Reading(try Curve.sweep { 3 - 0.1 * $0 }, smoothing: unsmoothed)
    #expect(falling.clarity == .infinity)
    #expect(falling.significance == .infinity)
    let constant = Reading(try Curve.sweep { _ in 3 }, smoothing: unsmoothed)
    #expect(constant.clarity == 0)
    #expect(constant.significance == 0)
  }

  @Test func significanceIsSmallForNoiseAndLargeForADescent() throws {
    var random = SplitMix64(seed: 3)
    #expect(read(try Curve.sweep { _ in random.lognormal(0.1) }).significance < 3)
    let descent = try Curve.sweep { (0.2 + logistic(-2 * ($0 + 3))) * random.lognormal(0.1) }
    #expect(read(descent).significance > 5)
  }

  @Test(arguments: [(100, 99.0 / 8), (25, 3)])
  func densityIsPointsPerDecade(count: Int, density: Double) throws {
    let reading = read(try Curve.sweep(count) { 3 - 0.1 * $0 })
    #expect((reading.density - density).magnitude < 1e-9)
    #expect((reading.decades - 8).magnitude < 1e-9)
  }

  @Test func densityCountsTheLossesBehindAveragedPoints() throws {
    let reading = read(try Curve.sweep(4001) { 3 - 0.1 * $0 })
    #expect(reading.smooth.count <= 1000)
    #expect(relativeDistance(reading.density, 500) < 0.01)
  }

  @Test func saysWhereAndWhyItEnds() throws {
    let whole = read(try CurveFamily.flat.curve(seed: 1, count: 50))
    #expect(whole.end == .curve)
    #expect(whole.coveredCount == 50)
    let cut = read(try CurveFamily.nanTail.curve(seed: 1, count: 48))
    #expect(cut.end == .nonFiniteLoss)
    #expect(cut.coveredCount == 42)
    let exploded = read(try CurveFamily.classic.curve(seed: 1, count: 100))
    #expect(exploded.end == .explosion)
    #expect((80..<100).contains(exploded.coveredCount))
  }

  @Test func aSecondDescentIsTheRunnerUp() throws {
    let one = read(try TextbookCurve().curve(100))
    #expect(one.runnerUp < 0.05 * one.drop)
    let two = read(try CurveFamily.twoDips.curve(seed: 1, count: 100))
    #expect(two.runnerUp > 0.3 * two.drop)
  }

  @Test func pointsTooFewToSmoothHaveNoBandwidth() throws {
    #expect(read(try Curve(learningRates: [1, 2], losses: [2, 1])).bandwidth == nil)
    #expect(read(try Curve(learningRates: [1, 2, 3], losses: [2, 1, 0])).bandwidth != nil)
    #expect(read(try Curve(learningRates: [1], losses: [.nan])).landmarks.all == [])
  }

  private func read(_ curve: Curve) -> Reading { Reading(curve, smoothing: .automatic) }
}
