import Testing

@testable import LRSuggest

/// The detector of divergence on more losses than it watches one by one.
@Suite struct LongDivergenceTests {
  @Test(arguments: [0.05, 0.3])
  func fiftyThousandLossesOfNoiseRarelyEndIt(spread: Double) {
    let alarms = (0..<20).count { seed in
      var random = SplitMix64(seed: seed)
      return end(of: 50_000, by: { _ in random.lognormal(spread) }) != nil
    }
    #expect(alarms <= 1, "\(alarms) of 20")
  }

  @Test(arguments: [2.0, -2])
  func aWallIsNoticedWithinAHundredthOfTheLossesSoFar(level: Double) {
    for wall in [2500, 7990, 20_000, 63_990] {
      var random = SplitMix64(seed: wall)
      var detector = DivergenceDetector()
      var stopped: Int?
      for step in 0..<(wall + wall / 100) where stopped == nil {
        let loss = step < wall ? level + 0.1 * random.normal() : 250 + Double(step - wall)
        if detector.record(loss) != nil { stopped = step }
      }
      #expect((stopped ?? 0) >= wall, "\(stopped ?? -1) of \(wall)")
      let onset = detector.onset ?? 0
      #expect((wall - wall / 1000 - 1..<wall).contains(onset), "\(onset) of \(wall)")
    }
  }

  @Test func aBurstThatEndsIsForgivenHoweverLongTheSweep() {
    var random = SplitMix64(seed: 3)
    let stopped = end(of: 40_000) { step in
      ((30_000..<30_040).contains(step) ? 200 : 2) * random.lognormal(0.1)
    }
    #expect(stopped == nil)
  }

  @Test func aLossThatIsNotFiniteEndsItInTheMiddleOfABlock() {
    #expect(end(of: 9000, by: { $0 == 8005 ? .nan : 2 }) == 8005)
  }

  /// Turned negative late, the past is judged by the means of its blocks.
  @Test func aLongSweepThatTurnsNegativeStillSeesItsWall() {
    var random = SplitMix64(seed: 6)
    let stopped = end(of: 20_000) { step in
      (step == 9001 ? -1 : 0.5) + 0.01 * random.normal() + (step < 18_000 ? 0 : 1)
    }
    #expect((18_000..<18_180).contains(stopped ?? 0), "\(stopped ?? -1)")
  }

  private func end(of count: Int, by loss: (Int) -> Double) -> Int? {
    var detector = DivergenceDetector()
    for step in 0..<count where detector.record(loss(step)) != nil { return step }
    return nil
  }
}
