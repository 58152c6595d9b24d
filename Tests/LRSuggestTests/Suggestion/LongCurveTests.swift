import Testing

@testable import LRSuggest

@Suite struct LongCurveTests {
  @Test func aHundredThousandPointsAreReadToTheEnd() throws {
    let analysis = Analysis(of: try descent(100_000))
    #expect(analysis.reading.coveredCount == 100_000)
    let rate = try #require(analysis.answer.suggestion).learningRate
    // The descent ends in the middle of the sweep.
    #expect((1e3...1e5).contains(rate))
  }

  /// Whether a sweep is stopped by chance before it descends.
  @Test(arguments: [(100_000, 20), (1_000_000, 2)])
  func aLongSweepIsNotEndedByItsNoise(count: Int, repeats: Int) {
    let early = (0..<repeats).count { seed in
      var random = SplitMix64(seed: seed)
      var detector = DivergenceDetector()
      // A noisy level, then a descent that would hide what follows.
      return (0..<count / 2).contains { index in
        detector.record(level(Double(index) / Double(count)) * random.lognormal(0.1)) != nil
      }
    }
    #expect(early * 20 <= repeats, "\(early) of \(repeats)")
  }

  /// Where the loss explodes, and only there, such a sweep ends, and has an answer.
  @Test func aLongSweepEndsAtItsExplosion() throws {
    let count = 100_000
    var random = SplitMix64(seed: 5)
    let losses = (0..<count).map { level(Double($0) / Double(count)) * random.lognormal(0.1) }
    let rates = Rates.geometric(count)
    let analysis = Analysis(of: try Curve(learningRates: rates, losses: losses))
    #expect(analysis.reading.end == .explosion)
    let last = rates[analysis.reading.coveredCount - 1]
    #expect((0.1...1).contains(last), "\(last)")
    let rate = try #require(analysis.answer.suggestion).learningRate
    #expect((1e-4...0.1).contains(rate), "\(rate)")
  }

  @Test func tenMillionPointsFinish() throws {
    let count = Curve.maximumCount
    // Read in a debug build, ten million losses would take most of a minute.
    #if DEBUG
      let covered = count / 100
    #else
      let covered = count
    #endif
    var losses = [Double](repeating: 2, count: count)
    if covered < count { losses[covered] = .nan }
    var rates = losses
    for index in rates.indices { rates[index] = Double(index + 1) }
    let analysis = Analysis(of: try Curve(learningRates: rates, losses: losses))
    #expect(analysis.reading.coveredCount == covered)
    #expect(analysis.answer.suggestion == nil)
  }

  /// The expected loss of a sweep from 1e-7 to 10: it falls around 1e-3 and explodes around 1.
  private func level(_ part: Double) -> Double {
    let x = 8 * part - 7
    let descent = 0.3 + 2 * logistic(-3.45 * (x + 3))
    return descent * Elementary.exp(min(50, Elementary.exp(4.6 * x)))
  }

  private func descent(_ count: Int) throws -> Curve {
    var random = SplitMix64(seed: 1)
    var rates = [Double](repeating: 0, count: count), losses = rates
    for index in rates.indices {
      let part = Double(index) / Double(count)
      rates[index] = Double(index + 1)
      let level = part < 0.5 ? 2 - 2 * part * (2 - 2 * part) * 0.9 : 1.1
      losses[index] = level * random.lognormal(0.05)
    }
    return try Curve(learningRates: rates, losses: losses)
  }
}
