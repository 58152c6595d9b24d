import Testing

@testable import LRSuggest

@Suite struct LearnedEstimateTests {
  private static let placed: [CurveFamily] = [
    .classic, .heavyNoise, .earlySpike, .nanTail, .negative, .plateau, .twoDips,
  ]

  private static func analysis(
    of family: CurveFamily, rates factor: Double = 1, losses scale: Double = 1
  ) throws -> Analysis {
    let curve = try family.curve(seed: 3, count: 100)
    let context = try TrainingContext(schedule: .constant, optimizer: .adam, steps: 1000)
    return Analysis(
      of: try Curve(
        learningRates: curve.learningRates.map { $0 * factor },
        losses: curve.losses.map { $0 * scale }),
      for: context)
  }

  @Test(arguments: placed, LearnedMember.allCases)
  func anEstimateIsWellFormed(family: CurveFamily, member: LearnedMember) throws {
    let found = try #require(Self.analysis(of: family).learned(member))
    #expect(found.learningRate > 0 && found.learningRate.isFinite)
    #expect(found.interval.low <= found.learningRate)
    #expect(found.interval.high >= found.learningRate)
    #expect(found.distribution.count == 41)
    #expect((found.distribution.reduce(0, +) - 1).magnitude < 1e-12)
    #expect(found.distribution.allSatisfy { $0 >= 0 })
    #expect(found.spread > 0 && found.spread <= 2)
    #expect(found.disagreement >= 0)
    #expect(try Self.analysis(of: family).learned(member) == found)
  }

  @Test(arguments: placed, LearnedMember.allCases)
  func scaledRatesMoveTheAnswerAndNothingElse(family: CurveFamily, member: LearnedMember) throws {
    let plain = try #require(Self.analysis(of: family).learned(member))
    for factor in [1e-3, 7.3] {
      let scaled = try #require(Self.analysis(of: family, rates: factor).learned(member))
      let distance = Elementary.log10(scaled.learningRate / plain.learningRate / factor)
      #expect(distance.magnitude < 1e-9)
      #expect(largestDistance(scaled.distribution, plain.distribution) < 1e-9)
    }
  }

  @Test(arguments: [CurveFamily.classic, .heavyNoise, .plateau], LearnedMember.allCases)
  func scaledLossesChangeNothing(family: CurveFamily, member: LearnedMember) throws {
    let plain = try #require(Self.analysis(of: family).learned(member))
    for scale in [1e-3, 0.25, 31.7] {
      let scaled = try #require(Self.analysis(of: family, losses: scale).learned(member))
      #expect(Elementary.log10(scaled.learningRate / plain.learningRate).magnitude < 1e-6)
    }
  }

  @Test func theContextIsSeen() throws {
    let curve = try CurveFamily.classic.curve(seed: 1, count: 100)
    let short = Analysis(of: curve, for: try TrainingContext(steps: 200)).learned()
    let long = Analysis(of: curve, for: try TrainingContext(steps: 8000)).learned()
    #expect(short?.learningRate != long?.learningRate)
  }

  @Test func withoutAnAnchorThereIsNone() throws {
    let constant = try Curve(
      learningRates: Rates.geometric(50), losses: [Double](repeating: 1, count: 50))
    let point = try Curve(learningRates: [1e-3], losses: [1])
    for curve in [constant, point] {
      for member in LearnedMember.allCases { #expect(Analysis(of: curve).learned(member) == nil) }
    }
  }

  @Test(arguments: LearnedMember.allCases)
  func outsideItsSupportTheConsensusAnswers(member: LearnedMember) throws {
    let analysis = try Self.analysis(of: .classic)
    let frame = try #require(analysis.frame), suggestion = try #require(analysis.answer.suggestion)
    let narrow = try #require(LearnedTables(support: -0.001...0.001).networks)
    let outside = try #require(analysis.learned(member, in: frame, by: narrow))
    #expect(!outside.isSupported)
    #expect(outside.learningRate == suggestion.learningRate)
    #expect(outside.interval == suggestion.interval)
    let wide = try #require(LearnedTables().networks)
    let inside = try #require(analysis.learned(member, in: frame, by: wide))
    #expect(inside.isSupported)
    // Every offset is as probable as any other: the middle of the grid, from its own anchor.
    let offset = Elementary.log10(inside.learningRate) - inside.anchor
    #expect(offset.magnitude < 1e-9 || member == .ensemble)
    #expect(inside.disagreement < 1e-9 || member == .ensemble)
    #expect(
      relativeDistance(inside.interval.high / inside.interval.low, Elementary.exp10(3.78)) < 1e-6
        || member == .ensemble)
  }

  @Test func hostileCurvesAreSurvived() throws {
    for seed in 0..<150 {
      var random = SplitMix64(seed: seed)
      let curve = try HostileCurve.random(&random)
      guard let found = Analysis(of: curve).learned() else { continue }
      #expect(found.learningRate > 0 && found.learningRate.isFinite, "seed \(seed)")
      #expect(found.distribution.allSatisfy { $0.isFinite }, "seed \(seed)")
      #expect(found.disagreement.isFinite && found.spread.isFinite, "seed \(seed)")
    }
  }
}
