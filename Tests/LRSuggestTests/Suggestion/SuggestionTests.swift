import Testing

@testable import LRSuggest

/// What the context does to the answer of one clear curve.
@Suite struct SuggestionTests {
  private let curve: Curve

  init() throws {
    var random = SplitMix64(seed: 1)
    curve = try TextbookCurve().curve(100, noise: 0.03, &random)
  }

  @Test func theRateIsDerivedFromTheLandmarksOfTheCurve() throws {
    let analysis = Analysis(of: curve, for: try TrainingContext(steps: 400))
    let suggestion = try #require(analysis.answer.suggestion)
    let derivation = suggestion.derivation
    #expect(derivation.valley == analysis.landmarks.valley?.learningRate)
    #expect(derivation.bottom == analysis.reading.rate(atDrop: 0.95))
    #expect(derivation.onsetShare == 0)
    let bandwidth = try #require(analysis.reading.bandwidth)
    // The points are 8/99 decades apart: a little further than on the calibration sweeps.
    #expect(relativeDistance(derivation.bandwidth, bandwidth * 0.08 * 99 / 8) < 1e-9)
    #expect(suggestion.learningRate == Elementary.exp10(derivation.logRate))
    #expect(suggestion.landmarks == analysis.landmarks)
  }

  @Test(arguments: [(200, 800), (400, 1600), (1000, 4000), (2000, 8000)])
  func fourTimesTheStepsHalveTheRate(steps: Int, more: Int) throws {
    let ratio = try rate(steps: more) / rate(steps: steps)
    #expect(relativeDistance(ratio, 0.5) < 1e-9)
  }

  @Test func outsideTheMeasuredBudgetsTheNearestIsUsed() throws {
    #expect(try rate(steps: 1) == rate(steps: 200))
    #expect(try rate(steps: 199) == rate(steps: 200))
    #expect(try rate(steps: 8001) == rate(steps: 8000))
    #expect(try rate(steps: .max) == rate(steps: 8000))
  }

  @Test func outsideTheMeasuredBudgetsTheIntervalGrowsByWhatTheLawSays() throws {
    let longest = try suggest(steps: 8000), longer = try suggest(steps: 800_000)
    #expect(relativeDistance(longer.interval.low, longest.interval.low / 10) < 1e-9)
    #expect(longer.interval.high == longest.interval.high)
    let shortest = try suggest(steps: 200), shorter = try suggest(steps: 2)
    #expect(relativeDistance(shorter.interval.high, shortest.interval.high * 10) < 1e-9)
    #expect(shorter.interval.low == shortest.interval.low)
  }

  @Test func withoutABudgetTwoThousandStepsAreAssumedAndTheIntervalIsWider() throws {
    let unknown = try suggest(steps: nil), known = try suggest(steps: 2000)
    #expect(unknown.learningRate == known.learningRate)
    #expect(unknown.interval.low < known.interval.low)
    #expect(unknown.interval.high > known.interval.high)
    #expect(unknown.searchRange.low < known.searchRange.low)
    #expect(unknown.searchRange.high > known.searchRange.high)
  }

  @Test func aOneCyclePeakLiesAboveADecayAndThatAboveAConstantRate() throws {
    let rates = try [Schedule.oneCycle, .cosine, .linear, .constant].map { schedule in
      try suggest(steps: 1000, schedule: schedule).learningRate
    }
    #expect(rates[0] > rates[1])
    #expect(rates[1] == rates[2])
    #expect(rates[2] > rates[3])
  }

  @Test func optimizerBatchSizeAndFineTuningChangeNoNumber() throws {
    let plain = try suggest(steps: 1000)
    let context = try TrainingContext(
      optimizer: .lion, steps: 1000, batchSize: 7, fineTuning: true)
    let other = try #require(curve.suggest(for: context).suggestion)
    #expect(other.learningRate == plain.learningRate)
    #expect(other.interval == plain.interval)
    #expect(other.doubts == plain.doubts)
  }

  @Test func aFixedSmoothingAssumesATypicalBandwidth() throws {
    let suggestion = try #require(
      curve.suggest(smoothing: try Smoothing(penalty: 3)).suggestion)
    #expect(suggestion.derivation.bandwidth == Calibration.typicalBandwidth)
    #expect(!suggestion.derivation.bandwidthIsMeasured)
  }

  @Test func aWallRightBehindASharpDescentHoldsTheRate() throws {
    var textbook = TextbookCurve()
    (textbook.center, textbook.width) = (-5, 0.1)
    (textbook.wallCenter, textbook.wallWidth) = (-4.6, 0.03)
    var random = SplitMix64(seed: 1)
    let curve = try textbook.curve(100, noise: 0.003, &random)
    let context = try TrainingContext(steps: 200)
    let found = try #require(curve.suggest(for: context).suggestion)
    let elbow = try #require(found.landmarks.elbow).learningRate
    let onset = try #require(Analysis(of: curve, for: context).reading.onset)
    #expect(found.derivation.isHeldByCeiling)
    #expect(found.learningRate == max(elbow, onset))
    #expect(found.maximumSafeLearningRate == found.learningRate)
    #expect(found.explanation.contains("Held where the loss rises"))
    let longer = try #require(
      curve.suggest(for: try TrainingContext(steps: 8000)).suggestion)
    #expect(!longer.explanation.contains("Held where the loss rises"))
  }

  @Test(arguments: CurveFamily.allCases)
  func rangesContainOneAnother(family: CurveFamily) throws {
    for seed in 0..<12 {
      var random = SplitMix64(seed: seed)
      let context = try TrainingContext(
        schedule: random.pick(Schedule.allCases),
        steps: random.pick([nil, 1, 200, 3000, 1_000_000]))
      guard let found = try family.curve(seed: seed).suggest(for: context).suggestion else {
        continue
      }
      let ordered = [
        found.searchRange.low, found.interval.low, found.learningRate, found.interval.high,
        found.searchRange.high,
      ]
      #expect(ordered == ordered.sorted())
      let isSafe = found.maximumSafeLearningRate > found.learningRate
      #expect(isSafe != found.derivation.isHeldByCeiling)
    }
  }

  @Test func scalingTheRatesScalesTheWholeAnswer() throws {
    let scaled = try Curve(
      learningRates: curve.learningRates.map { $0 * 8 }, losses: curve.losses.map { $0 * 32 })
    let one = try #require(curve.suggest().suggestion)
    let eight = try #require(scaled.suggest().suggestion)
    #expect(relativeDistance(eight.learningRate, 8 * one.learningRate) < 1e-9)
    #expect(relativeDistance(eight.interval.low, 8 * one.interval.low) < 1e-9)
    #expect(relativeDistance(eight.searchRange.high, 8 * one.searchRange.high) < 1e-9)
    #expect(
      relativeDistance(eight.maximumSafeLearningRate, 8 * one.maximumSafeLearningRate) < 1e-9)
  }

  private func rate(steps: Int) throws -> Double { try suggest(steps: steps).learningRate }

  private func suggest(steps: Int?, schedule: Schedule = .oneCycle) throws -> Suggestion {
    let context = try TrainingContext(schedule: schedule, steps: steps)
    return try #require(curve.suggest(for: context).suggestion)
  }
}
