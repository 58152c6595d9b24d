import Testing

@testable import LRSuggest

@Suite struct StopRuleTests {
  @Test(arguments: [.nan, .infinity, -.infinity] as [Double])
  func aLossThatIsNotFiniteEndsItAtOnce(loss: Double) {
    for position in [0, 5, 9, 10, 50] {
      var rule = StopRule()
      for _ in 0..<position { #expect(rule.record(2) == nil) }
      #expect(rule.record(loss) == .nonFinite)
    }
  }

  @Test(arguments: Noise.allCases)
  func noiseWithoutASignalRarelyEndsIt(noise: Noise) {
    let alarms = (0..<300).count { seed in
      var random = SplitMix64(seed: seed)
      var rule = StopRule()
      return (0..<500).contains { _ in rule.record(noise.draw(&random)) != nil }
    }
    #expect(alarms <= 6, "\(alarms) of 300")
  }

  @Test(arguments: Explosion.allCases, [0.02, 0.1, 0.2])
  func aLossThatRisesForGoodEndsIt(explosion: Explosion, noise: Double) {
    let stopped = (0..<100).count { seed in
      var random = SplitMix64(seed: seed)
      var rule = StopRule()
      return Rates.even(120, from: -7, to: 1).contains { x in
        rule.record(explosion.loss(at: x, noise: noise, &random)) == .diverged
      }
    }
    #expect(stopped >= 98, "\(stopped) of 100")
  }

  @Test func aDescentIsNeverStopped() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      var rule = StopRule()
      for x in Rates.even(200, from: -7, to: 1) {
        #expect(rule.record((0.1 + 2 * logistic(-2 * (x + 3))) * random.lognormal(0.1)) == nil)
      }
    }
  }

  @Test(arguments: [0, 0.1, 0.4])
  func aSingleLowLossEndsNothing(low: Double) {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      var rule = StopRule()
      let stopped = (0..<100).contains { step in
        rule.record((step == 40 ? low : 2) * random.lognormal(0.05)) != nil
      }
      #expect(!stopped)
    }
  }

  @Test(arguments: [2.0, -2])
  func threeLossesBeyondHopeEndItAtOnce(level: Double) {
    var random = SplitMix64(seed: 5)
    var rule = StopRule()
    for _ in 0..<50 { #expect(rule.record(level + 0.01 * random.normal()) == nil) }
    #expect(rule.record(250) == nil)
    #expect(rule.record(250) == nil)
    #expect(rule.record(250) == .diverged)
  }

  @Test func aSingleHighLossEndsNothing() {
    var random = SplitMix64(seed: 4)
    var rule = StopRule()
    for step in 0..<100 {
      #expect(rule.record((step == 40 ? 1e300 : 2) * random.lognormal(0.05)) == nil)
    }
  }

  @Test(arguments: [1e-300, 1e-9, 1e9, 1e300])
  func scalingTheLossesChangesNoDecision(scale: Double) {
    for family in CurveFamily.allCases {
      for seed in 0..<4 {
        guard let losses = try? family.curve(seed: seed, count: 100).losses else { continue }
        #expect(end(of: losses.map { $0 * scale }) == end(of: losses))
      }
    }
  }

  private func end(of losses: [Double]) -> Int? {
    var rule = StopRule()
    return losses.firstIndex { rule.record($0) != nil }
  }
}
