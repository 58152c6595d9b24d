import Testing

@testable import LRSuggest

@Suite struct CanonicalFrameTests {
  private static let placed: [CurveFamily] = [
    .classic, .heavyNoise, .earlySpike, .infiniteTail, .negative, .plateau, .twoDips,
  ]

  private static func frame(
    _ family: CurveFamily, rates factor: Double = 1, losses scale: Double = 1
  ) throws -> CanonicalFrame {
    let curve = try family.curve(seed: 3, count: 100)
    let scaled = try Curve(
      learningRates: curve.learningRates.map { $0 * factor },
      losses: curve.losses.map { $0 * scale })
    return try #require(Analysis(of: scaled).frame)
  }

  @Test(arguments: placed)
  func everyPartHasItsNumbersWithinLimits(family: CurveFamily) throws {
    let frame = try Self.frame(family)
    #expect(frame.curve.count == 5 * 49)
    #expect(frame.features.count == 31)
    #expect(frame.conditions.count == 11)
    #expect(frame.raster.count == 24 * 48)
    let channels = (0..<5).map { Array(frame.curve[(49 * $0)..<(49 * $0 + 49)]) }
    let limits: [ClosedRange<Float>] = [-1...3, -3...3, 0...2, -3...3, 0...1]
    for (channel, limits) in zip(channels, limits) {
      #expect(channel.allSatisfy { limits.contains($0) })
    }
    #expect(frame.raster.allSatisfy { 0...1 ~= $0 })
    #expect((frame.features + frame.conditions).allSatisfy { -3...5 ~= $0 })
  }

  @Test(arguments: placed)
  func theAnchorIsWhatTheConsensusAnswers(family: CurveFamily) throws {
    let analysis = Analysis(of: try family.curve(seed: 3, count: 100))
    let frame = try #require(analysis.frame)
    guard let suggestion = analysis.answer.suggestion else { return }
    #expect((frame.anchor - Elementary.log10(suggestion.learningRate)).magnitude < 1e-12)
  }

  @Test(arguments: placed)
  func scaledRatesMoveTheAnchorAlone(family: CurveFamily) throws {
    let plain = try Self.frame(family)
    for factor in [1e-4, 0.3, 50] {
      let moved = try Self.frame(family, rates: factor)
      #expect((moved.anchor - plain.anchor - Elementary.log10(factor)).magnitude < 1e-9)
      #expect(Self.distance(plain, moved) < 1e-5)
    }
  }

  @Test(arguments: [CurveFamily.classic, .heavyNoise, .plateau])
  func scaledLossesChangeNothing(family: CurveFamily) throws {
    let plain = try Self.frame(family)
    for scale in [1e-3, 4, 777] {
      let scaled = try Self.frame(family, losses: scale)
      #expect((scaled.anchor - plain.anchor).magnitude < 1e-6)
      #expect(Self.distance(plain, scaled) < 1e-4)
    }
  }

  @Test func whereThereIsNoAnchorThereIsNoFrame() throws {
    let flat = [Double](repeating: 1, count: 40)
    #expect(Analysis(of: try Curve(learningRates: Rates.geometric(40), losses: flat)).frame == nil)
    #expect(Analysis(of: try Curve(learningRates: [1e-3], losses: [2])).frame == nil)
    #expect(Analysis(of: try Curve(learningRates: [1e-3, 1e-2], losses: [.nan, 1])).frame == nil)
  }

  @Test func hostileCurvesGiveNumbersWithinLimits() throws {
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      guard let frame = Analysis(of: try HostileCurve.random(&random)).frame else { continue }
      let numbers = frame.curve + frame.features + frame.conditions + frame.raster
      #expect(numbers.allSatisfy { -3...5 ~= $0 }, "seed \(seed)")
      #expect(frame.anchor.isFinite, "seed \(seed)")
    }
  }

  private static func distance(_ left: CanonicalFrame, _ right: CanonicalFrame) -> Double {
    func numbers(_ frame: CanonicalFrame) -> [Double] {
      (frame.curve + frame.features + frame.conditions + frame.raster).map(Double.init)
    }
    return largestDistance(numbers(left), numbers(right))
  }
}
