import Testing

@testable import LRSuggest

@Suite struct StartingScaleTests {
  @Test func rawInputsAreRecognised() throws {
    let found = try (0..<50).count { StartingScale.isBad(in: try Self.rawInputs(seed: $0).losses) }
    #expect(found >= 48, "\(found) of 50")
  }

  /// Without any one of the four signs it is another curve.
  @Test(
    arguments: [
      (0.05, 40, 2.5, 300), (0.25, 4, 2.5, 300), (0.25, 40, 60, 300), (0.25, 40, 2.5, 0),
    ] as [(Double, Double, Double, Double)])
  func everySignIsNeeded(noise: Double, start: Double, dead: Double, peak: Double) throws {
    let found = try (0..<50).count { seed in
      let curve = try Self.rawInputs(
        seed: seed, noise: noise, start: start, dead: dead, peak: peak)
      return StartingScale.isBad(in: curve.losses)
    }
    #expect(found <= 2, "\(found) of 50")
  }

  @Test func textbookCurvesStartWell() throws {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let curve = try TextbookCurve(random: &random).curve(100, noise: 0.1, &random)
      #expect(!StartingScale.isBad(in: curve.losses))
    }
  }

  @Test func lossesThatCannotTellStartWell() throws {
    let raw = try Self.rawInputs(seed: 1).losses
    #expect(StartingScale.isBad(in: raw))
    #expect(!StartingScale.isBad(in: []))
    #expect(!StartingScale.isBad(in: Array(raw.prefix(29))))
    for odd in [-1, 0, .nan, .infinity] as [Double] {
      #expect(!StartingScale.isBad(in: raw + [odd]))
    }
    #expect(!StartingScale.isBad(in: raw.map { _ in 3 }))
    #expect(
      !StartingScale.isBad(
        in: raw.map { $0 > 10 ? 1e308 : Double.leastNonzeroMagnitude }.reversed()))
  }

  @Test func scalingTheLossesChangesNothing() throws {
    for seed in 0..<20 {
      let losses = try Self.rawInputs(seed: seed).losses
      let scaled = losses.map { 1024 * $0 }
      #expect(StartingScale.isBad(in: losses) == StartingScale.isBad(in: scaled))
    }
  }

  @Test func aCurveOfAMillionPointsIsRead() throws {
    let losses = try Self.rawInputs(seed: 2, count: 1_000_000).losses
    #expect(StartingScale.isBad(in: losses))
  }

  @Test func theAnswerNamesIt() throws {
    let refusal = try #require(try Self.rawInputs(seed: 1).suggest().refusal)
    #expect(refusal.code == "badly_scaled")
    guard case .badlyScaled(let confidence) = refusal.reason else { return }
    #expect((0.2..<0.8).contains(confidence))
  }

  /// A wild start, a descent, an explosion from 0.03 on, and a dead network from 0.3 on.
  static func rawInputs(
    seed: Int, count: Int = 100, noise: Double = 0.25, start: Double = 40, dead: Double = 2.5,
    peak: Double = 300
  ) throws -> Curve {
    var random = SplitMix64(seed: seed)
    return try Curve.sweep(count) { x in
      let fallen = start - (start - 3) * logistic(3 * (x + 3))
      if x > -0.5 { return dead * random.lognormal(0.02) }
      return (fallen + peak * logistic(12 * (x + 1.2))) * random.lognormal(noise)
    }
  }
}
