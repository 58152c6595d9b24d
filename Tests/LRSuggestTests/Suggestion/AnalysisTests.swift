import Testing

@testable import LRSuggest

@Suite struct AnalysisTests {
  @Test(arguments: CurveFamily.allCases)
  func saysWhatTheShortWaySays(family: CurveFamily) throws {
    let curve = try family.curve(seed: 5)
    let context = try TrainingContext(schedule: .cosine, optimizer: .adam, steps: 700)
    let smoothing = try Smoothing(penalty: 10)
    let analysis = Analysis(of: curve, for: context, smoothing: smoothing)
    #expect(analysis.curve == curve)
    #expect(analysis.context == context)
    #expect(analysis.answer == curve.suggest(for: context, smoothing: smoothing))
    #expect(analysis.landmarks == analysis.reading.landmarks)
    #expect((analysis.answer.suggestion == nil) != (analysis.answer.refusal == nil))
  }

  @Test func theSameCurveGivesTheSameAnswer() throws {
    let curve = try CurveFamily.heavyNoise.curve(seed: 3)
    #expect(Analysis(of: curve) == Analysis(of: curve))
  }

  @Test func theReadingDoesNotDependOnTheContext() throws {
    let curve = try CurveFamily.classic.curve(seed: 3)
    let context = try TrainingContext(schedule: .constant, steps: 5)
    #expect(Analysis(of: curve).reading == Analysis(of: curve, for: context).reading)
  }

  @Test func aSweepWithAnotherSpacingOfTheSameProblemGivesNearlyTheSameRate() throws {
    let rates = try [80, 160, 320].map { count in
      try #require(TextbookCurve().curve(count).suggest().suggestion).learningRate
    }
    #expect(rates.allSatisfy { Elementary.log10($0 / rates[1]).magnitude < 0.3 })
  }
}
