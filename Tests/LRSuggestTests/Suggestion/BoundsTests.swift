import Foundation
import Testing

@testable import LRSuggest

/// What lies beyond the explosion says nothing about what lies before it.
@Suite struct BoundsTests {
  private static func curve(seed: Int) throws -> Curve {
    var random = SplitMix64(seed: seed)
    return try TextbookCurve(random: &random).curve(100, noise: 0.05, &random)
  }

  @Test func dataAfterTheExplosionMoveNothing() throws {
    for seed in 0..<200 {
      let curve = try Self.curve(seed: seed)
      let before = Analysis(of: curve)
      guard before.reading.end == .explosion else { continue }
      let covered = before.reading.coveredCount
      for tail in [0, 1e-6, 1, 1e12, -1, .nan, .infinity] {
        let losses = curve.losses.enumerated().map { $0 < covered ? $1 : tail }
        let after = Analysis(of: try Curve(learningRates: curve.learningRates, losses: losses))
        #expect(after.landmarks == before.landmarks && after.answer == before.answer)
        #expect(after.reading.basins == before.reading.basins)
        #expect(after.smoothCurve == before.smoothCurve)
      }
    }
  }

  @Test func aNetworkThatDiedAtATrivialLossIsNoMinimum() throws {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let truth = TextbookCurve(random: &random)
      // It explodes for two decades, the time in which a sweep would have been stopped, then sits
      // below its start and below the lowest loss before.
      let edge = Elementary.exp10(truth.elbow + 2)
      let dead = random.between(0.3, 0.95) * truth.loss(truth.minimum)
      let rates = Rates.geometric(140, to: 1e4)
      let alive = rates.map { truth.loss(Elementary.log10($0)) * random.lognormal(0.05) }
      let losses = zip(rates, alive).map { rate, loss in
        rate > edge ? dead * random.lognormal(0.01) : loss
      }
      let reading = Reading(
        try Curve(learningRates: rates, losses: losses), smoothing: .automatic)
      let without = Reading(
        try Curve(learningRates: rates, losses: alive), smoothing: .automatic)
      #expect(reading.end == .explosion, "seed \(seed)")
      #expect(reading.landmarks == without.landmarks, "seed \(seed)")
      #expect(try #require(reading.landmarks.minimum).learningRate < edge, "seed \(seed)")
    }
  }

  @Test func `G18: a sweep that ends before its elbow says so and bounds it from below`() throws {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let truth = TextbookCurve(random: &random)
      let whole = try truth.curve(120, noise: 0.03, &random)
      let count = whole.learningRates.filter { Elementary.log10($0) < truth.minimum - 0.3 }.count
      let cut = try Curve(
        learningRates: Array(whole.learningRates.prefix(count)),
        losses: Array(whole.losses.prefix(count)))
      let analysis = Analysis(of: cut)
      let suggestion = try #require(analysis.answer.suggestion, "seed \(seed)")
      #expect(suggestion.doubts.contains(.noElbow), "seed \(seed)")
      #expect(analysis.landmarks.elbow == nil)
      let range = try #require(analysis.searchRange(.aroundSteepest))
      #expect(Elementary.log10(range.high) <= truth.elbow)
      #expect(suggestion.learningRate <= Elementary.exp10(truth.elbow))
    }
  }

  /// Where a swing is taken for the rise at the end of the sweep, only one descent is left to read.
  @Test func `G13: snakes are refused, but for swings that look like an elbow`() throws {
    var refused = 0
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let phase = random.between(0, 6.3)
      let curve = try Curve.sweep(100) { x in
        let descent = 0.2 * logistic(-3 * (x + 3))
        return 3 + descent + 0.5 * sin(4 * x + phase) + 0.2 * random.normal()
      }
      let code = curve.suggest().refusal?.code ?? ""
      refused += ["ambiguous", "no_descent"].contains(code) ? 1 : 0
    }
    #expect(refused >= 75)
  }
}
