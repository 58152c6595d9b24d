import Testing

@testable import LRSuggest

@Suite struct RunsTests {
  private let context = (try? TrainingContext(steps: 1500)) ?? .unknown

  static func noisy(_ count: Int, noise: Double = 0.1, points: Int = 100) throws -> [Curve] {
    var random = SplitMix64(seed: 11)
    return try (0..<count).map { _ in try TextbookCurve().curve(points, noise: noise, &random) }
  }

  private func cut(_ curve: Curve, to count: Int, end: [Double] = []) throws -> Curve {
    let losses = Array(curve.losses.prefix(count)) + end
    return try Curve(
      learningRates: Array(curve.learningRates.prefix(losses.count)), losses: losses)
  }

  @Test(arguments: [0, 1, 101])
  func tooFewOrTooManyRunsAreRefused(count: Int) throws {
    let curve = try TextbookCurve().curve(20)
    #expect(throws: RunsError.count(count)) {
      try Runs([Curve](repeating: curve, count: count))
    }
    #expect(RunsError.count(count).description.contains("runs has \(count) curves"))
  }

  @Test func runsWithoutACommonRateAreNamed() throws {
    let low = try Curve(learningRates: [1e-3, 1e-2], losses: [1, 1])
    let high = try Curve(learningRates: [0.1, 1], losses: [1, 1])
    let problem = RunsError.noOverlap(index: 2, start: 0.1, other: 0, end: 0.01)
    #expect(throws: problem) { try Runs([low, low, high]) }
    #expect(problem.description.hasPrefix("runs[2] begins at 0.1, above 0.01, where runs[0] ends"))
    let touching = try Curve(learningRates: [1e-2, 1e-1], losses: [1, 1])
    #expect(throws: Never.self) { try Runs([low, touching]) }
  }

  @Test func theSameRunManyTimesSaysWhatOneSays() throws {
    let curve = try #require(Self.noisy(1).first)
    let one = try #require(curve.suggest(for: context).suggestion)
    let analysis = try Runs([Curve](repeating: curve, count: 5)).analysis(for: context)
    let found = try #require(analysis.suggestion)
    #expect(relativeDistance(found.learningRate, one.learningRate) < 1e-12)
    #expect(relativeDistance(found.maximumSafeLearningRate, one.maximumSafeLearningRate) < 1e-12)
    #expect(found.doubts == one.doubts)
    #expect(analysis.spread == 0)
    #expect(analysis.elbowSpread == 0)
    // Five runs that agree say more than one: a typical spread is taken out of the interval.
    let width = Elementary.log10(one.interval.high / one.learningRate)
    let expected = (width * width - 1.2816 * 1.2816 * 0.04).squareRoot()
    let narrowed = Elementary.log10(found.interval.high / found.learningRate)
    #expect((narrowed - expected).magnitude < 1e-9)
  }

  @Test func theRateIsTheMeanOfTheMiddleHalfOfTheirLogarithms() throws {
    let runs = try Runs(Self.noisy(4))
    let logs = runs.curves.compactMap { $0.suggest(for: context).suggestion }
      .map { Elementary.log10($0.learningRate) }.sorted()
    try #require(logs.count == 4)
    let found = try #require(runs.suggest(for: context))
    let expected = Elementary.exp10((logs[1] + logs[2]) / 2)
    #expect(relativeDistance(found.learningRate, expected) < 1e-12)
  }

  @Test func theIntervalGrowsWithTheSpread() throws {
    func width(decades: Double) throws -> Double {
      let curves = try [-0.5, 0, 0.5].map { part in
        let shift = Elementary.exp10(part * decades)
        let curve = try TextbookCurve().curve(100)
        return try Curve(
          learningRates: curve.learningRates.map { $0 * shift }, losses: curve.losses)
      }
      let analysis = try Runs(curves).analysis(for: context)
      #expect((try #require(analysis.spread) - 1.4826 * decades / 2).magnitude < 1e-6)
      let found = try #require(analysis.suggestion)
      return Elementary.log10(found.interval.high / found.interval.low)
    }
    let widths = try [0, 0.5, 1, 2].map(width)
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func oneBadRunLosesNothing() throws {
    let good = try Self.noisy(4)
    let broken = good[0].learningRates.map { _ in Double.nan }
    let bad = try Curve(learningRates: good[0].learningRates, losses: broken)
    let single = try cut(good[1], to: 1)
    let alone = try #require(Runs(good).suggest(for: context))
    let analysis = try Runs([bad] + good + [single]).analysis(for: context)
    #expect(analysis.suggestion == alone)
    #expect(analysis.answeredCount == 4)
    #expect(
      analysis.runs.map { $0.refusal?.code ?? "" }
        == ["no_finite_loss", "", "", "", "", "too_few_points"])
    #expect(analysis.explanation.contains("4 of 6 runs answered"))
    #expect(analysis.explanation.contains("Run 0: The first loss is nan."))
  }

  @Test func oneAnswerIsTakenAsItIs() throws {
    let good = try #require(Self.noisy(1).first)
    let flat = try Curve(learningRates: good.learningRates, losses: good.losses.map { _ in 1 })
    let analysis = try Runs([flat, good, flat]).analysis(for: context)
    let one = try #require(good.suggest(for: context).suggestion)
    #expect(analysis.suggestion == RunsSuggestion(one))
    #expect(analysis.spread == nil)
  }

  @Test func whereNoneAnswersThereAreReasons() throws {
    let rates = Rates.geometric(60)
    let flat = try Curve(learningRates: rates, losses: rates.map { _ in 2 })
    let nothing = try Curve(learningRates: rates, losses: rates.map { _ in .nan })
    for curves in [[flat, nothing], [nothing, nothing], [flat, flat, flat]] {
      let analysis = try Runs(curves).analysis(for: context)
      #expect(analysis.suggestion == nil)
      #expect(analysis.refusal != nil)
      #expect(analysis.explanation.contains("None of \(curves.count) runs holds an answer"))
      #expect(analysis.explanation.contains("Run \(curves.count - 1): "))
    }
  }

  @Test func theMeanCanHoldAnAnswerThatNoRunHolds() throws {
    // Eleven points each are too few to be read; together they are twelve.
    let curves = try [-7.0, -6.4].map { start in
      let positions = Rates.even(11, from: start, to: start + 6)
      return try Curve(
        learningRates: positions.map(Elementary.exp10),
        losses: positions.map(TextbookCurve().loss))
    }
    let analysis = try Runs(curves).analysis(for: context)
    #expect(analysis.runs.map { $0.refusal?.code } == ["too_few_points", "too_few_points"])
    #expect(analysis.answeredCount == 0)
    let found = try #require(analysis.mean.answer.suggestion)
    #expect(analysis.suggestion == RunsSuggestion(found))
    #expect(analysis.explanation.contains("None of 2 runs answered alone"))
  }

  @Test(arguments: 0..<200)
  func hostileRunsHaveAnAnswerInOrder(seed: Int) throws {
    var random = SplitMix64(seed: seed)
    let curves = try (0..<(2 + random.below(4))).map { _ in try HostileCurve.random(&random) }
    guard let runs = try? Runs(curves) else { return }
    let analysis = runs.analysis(for: context)
    #expect(!analysis.explanation.isEmpty)
    #expect((analysis.suggestion == nil) == (analysis.refusal != nil))
    guard let found = analysis.suggestion else { return }
    let rates = [
      found.searchRange.low, found.interval.low, found.learningRate, found.interval.high,
      found.searchRange.high,
    ]
    #expect(rates == rates.sorted())
    #expect(rates.allSatisfy { $0 > 0 && $0.isFinite })
    #expect(found.maximumSafeLearningRate >= found.learningRate)
  }
}
