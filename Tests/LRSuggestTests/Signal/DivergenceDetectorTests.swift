import Testing

@testable import LRSuggest

@Suite struct DivergenceDetectorTests {
  @Test(arguments: [.nan, .infinity, -.infinity] as [Double])
  func aLossThatIsNotFiniteEndsItAtOnce(loss: Double) {
    for position in [0, 5, 9, 10, 50] {
      var detector = DivergenceDetector()
      for _ in 0..<position { #expect(detector.record(2) == nil) }
      #expect(detector.record(loss) == .nonFinite)
    }
  }

  @Test(arguments: Noise.allCases)
  func noiseWithoutASignalRarelyEndsIt(noise: Noise) {
    let alarms = (0..<300).count { seed in
      var random = SplitMix64(seed: seed)
      var detector = DivergenceDetector()
      return (0..<500).contains { _ in detector.record(noise.draw(&random)) != nil }
    }
    #expect(alarms <= 6, "\(alarms) of 300")
  }

  @Test(arguments: Explosion.allCases, [0.02, 0.1, 0.2])
  func aLossThatRisesForGoodEndsIt(explosion: Explosion, noise: Double) {
    let stopped = (0..<100).count { seed in
      var random = SplitMix64(seed: seed)
      var detector = DivergenceDetector()
      return Rates.even(120, from: -7, to: 1).contains { x in
        detector.record(explosion.loss(at: x, noise: noise, &random)) == .diverged
      }
    }
    #expect(stopped >= 98, "\(stopped) of 100")
  }

  @Test func aDescentIsNeverStopped() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      var detector = DivergenceDetector()
      for x in Rates.even(200, from: -7, to: 1) {
        #expect(detector.record((0.1 + 2 * logistic(-2 * (x + 3))) * random.lognormal(0.1)) == nil)
      }
    }
  }

  @Test(arguments: [0, 0.1, 0.4])
  func aSingleLowLossEndsNothing(low: Double) {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      var detector = DivergenceDetector()
      let stopped = (0..<100).contains { step in
        detector.record((step == 40 ? low : 2) * random.lognormal(0.05)) != nil
      }
      #expect(!stopped)
    }
  }

  @Test(arguments: [2.0, -2])
  func aWallEndsItWithItsSixthLoss(level: Double) {
    var random = SplitMix64(seed: 5)
    var detector = DivergenceDetector()
    for _ in 0..<50 { #expect(detector.record(level + 0.01 * random.normal()) == nil) }
    for step in 0..<5 { #expect(detector.record(250 + Double(step)) == nil) }
    #expect(detector.record(260) == .diverged)
    #expect(detector.onset == 49)
  }

  @Test func theOnsetIsTheLastLossBeforeARiseThatGoesOn() {
    var detector = DivergenceDetector()
    #expect(detector.onset == nil)
    for step in 0..<40 {
      #expect(detector.record(2 + 0.01 * Double(step % 2)) == nil)
      #expect(detector.onset == nil)
    }
    #expect(detector.record(9) == nil)
    #expect(detector.onset == 39)
    for _ in 0..<3 { #expect(detector.record(2) == nil) }
    #expect(detector.onset == nil)
  }

  /// The logarithm sees no rise here: the loss turns negative first. What was watched before then
  /// counts all the same.
  @Test func aLossThatTurnsNegativeIsJudgedByItsWholePast() {
    for turn in [3, 9, 10, 11, 40] {
      var late = DivergenceDetector(), early = DivergenceDetector()
      var random = SplitMix64(seed: turn)
      let losses = (0..<80).map { step in
        (step == turn ? -1 : 0.5) + 0.01 * random.normal() + (step < 60 ? 0 : 1)
      }
      let decisions = losses.map { late.record($0) != nil }
      // The same losses, negative from the start on.
      let shifted = losses.map { early.record($0 - 10) != nil }
      #expect(decisions == shifted, "turn \(turn)")
      #expect((63...69).contains(decisions.firstIndex(of: true) ?? 0))
    }
  }

  @Test func aSingleHighLossEndsNothing() {
    var random = SplitMix64(seed: 4)
    var detector = DivergenceDetector()
    for step in 0..<100 {
      #expect(detector.record((step == 40 ? 1e300 : 2) * random.lognormal(0.05)) == nil)
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
    var detector = DivergenceDetector()
    return losses.firstIndex { detector.record($0) != nil }
  }
}
