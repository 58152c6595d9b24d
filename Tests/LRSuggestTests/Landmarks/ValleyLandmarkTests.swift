import Testing

@testable import LRSuggest

/// The valley landmark: fastai's rule on losses averaged as fastai averages them.
@Suite struct ValleyLandmarkTests {
  @Test func isFastaisRuleOnItsAveragedAndTrimmedLosses() throws {
    for seed in 0..<20 {
      var random = SplitMix64(seed: seed)
      // Without a wall, so that all hundred losses are read as they are.
      let curve = try Curve.sweep { (0.3 + logistic(-2 * ($0 + 3))) * random.lognormal(0.02) }
      let reading = Reading(curve, smoothing: .automatic)
      try #require(reading.coveredCount == 100)
      var average = 0.0
      let averages = curve.losses.enumerated().map { step, loss in
        average = 0.98 * average + 0.02 * loss
        return average / (1 - Elementary.pow(0.98, Double(step + 1)))
      }
      let expected = Fastai.valley(
        Array(curve.learningRates[10..<95]), Array(averages[10..<95]))
      #expect(reading.landmarks.valley?.learningRate == expected)
    }
  }

  @Test func staysWithinTheCurveHoweverShort() throws {
    for count in 3...30 {
      let rates = Rates.geometric(count)
      let curve = try Curve(
        learningRates: rates, losses: (0..<count).map { Double(count - $0) })
      let valley = try #require(Reading(curve, smoothing: .automatic).landmarks.valley)
      #expect(rates.contains(valley.learningRate))
    }
  }

  @Test func averagesTheLargestDoublesWithoutOverflow() throws {
    let curve = try Curve.sweep { 1.7e308 * (0.1 + 0.9 * logistic(-2 * ($0 + 3))) }
    let plain = try Curve.sweep { 1.7 * (0.1 + 0.9 * logistic(-2 * ($0 + 3))) }
    let valley = try #require(Reading(curve, smoothing: .automatic).landmarks.valley)
    #expect(
      valley.learningRate == Reading(plain, smoothing: .automatic).landmarks.valley?.learningRate)
  }

  @Test func oneSpikeDoesNotFillTheAverage() throws {
    for seed in 0..<10 {
      var random = SplitMix64(seed: seed)
      let curve = try TextbookCurve().curve(100, noise: 0.02, &random)
      var losses = curve.losses
      losses[35 + 2 * seed] = 1e300
      let spiked = try Curve(learningRates: curve.learningRates, losses: losses)
      let before = try #require(Reading(curve, smoothing: .automatic).landmarks.valley)
      let after = try #require(Reading(spiked, smoothing: .automatic).landmarks.valley)
      #expect(Elementary.log10(before.learningRate / after.learningRate).magnitude < 0.8)
    }
  }
}
