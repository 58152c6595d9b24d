import LRSuggest
import Testing

/// The rules of fastai, Lightning, ignite, torch-lr-finder and MONAI, against ports of their loops.
@Suite struct LargeLibraryRuleTests {
  @Test(arguments: CurveFamily.allCases)
  func theyAnswerWhatTheLibrariesAnswer(family: CurveFamily) throws {
    for seed in 0..<30 { expectSame(try family.curve(seed: seed)) }
  }

  @Test(arguments: CurveFamily.allCases)
  func theyAnswerTheSameOnShortCurves(family: CurveFamily) throws {
    let curve = try family.curve(seed: 3, count: 48)
    for count in 1...40 {
      expectSame(
        try Curve(
          learningRates: Array(curve.learningRates.prefix(count)),
          losses: Array(curve.losses.dropFirst(8).prefix(count))))
    }
  }

  @Test(arguments: 1...40)
  func theyAnswerTheSameOnHostileCurves(count: Int) throws {
    let hostile = [
      0, 1, -1, .nan, .infinity, -.infinity, 1e308, -1e308, 1e38, 1e-44, .leastNonzeroMagnitude,
    ]
    for (start, end) in [(1e-7, 10.0), (1e-300, 1e-290), (1e37, 1e300), (1, 1.000001)] {
      let rates = Rates.geometric(max(2, count), from: start, to: end)
      var random = SplitMix64(seed: count)
      for _ in 0..<20 {
        let usual = random.pick(hostile), odd = random.pick(hostile), every = 1 + random.below(12)
        let losses = (0..<count).map {
          $0 % every == every - 1 ? odd : usual + 0.01 * random.unit()
        }
        expectSame(try Curve(learningRates: Array(rates.prefix(count)), losses: losses))
      }
    }
  }

  @Test(arguments: [
    (Rule.fastaiValley, 6), (.fastaiSlide, 23), (.fastaiMinimum, 6), (.fastaiSteep, 7),
    (.fastai1MinGrad, 17), (.fastai1MinDiv10, 17), (.lightning, 13), (.lightning252, 13),
    (.ignite, 3), (.torchLRFinder, 17), (.monai, 3),
  ])
  func fewerPointsThanARuleNeedsHaveNoAnswer(rule: Rule, least: Int) throws {
    #expect(rule.minimumCount == least)
    for count in 1...30 {
      let rates = Array(Rates.geometric(30).prefix(count))
      let curve = try Curve(learningRates: rates, losses: rates.indices.map { 50 - Double($0) })
      #expect((rule.learningRate(on: curve) == nil) == (count < least))
    }
  }

  @Test func aDroppedAverageMovesOnlyTheOlderLightning() throws {
    // For a while the averages overflow single precision; the steepest step comes later.
    let rates = Rates.geometric(60)
    let huge = rates.indices.map { step in step < 25 ? 3.6e38 : step < 45 ? 2e38 : 0 }
    let large = try Curve(learningRates: rates, losses: huge.map { $0 / 100 })
    let larger = try Curve(learningRates: rates, losses: huge)
    expectSame(large)
    expectSame(larger)
    let kept = try #require(Rule.lightning252.learningRate(on: large))
    let moved = try #require(Rule.lightning252.learningRate(on: larger))
    #expect(moved < kept)
  }

  private func expectSame(_ curve: Curve) {
    let fastai = FastaiPort(curve), fastai1 = Fastai1Port(curve)
    let lightning = LightningPort(curve), seeded = SeededPort(curve)
    let answers: [(Rule, Double?)] = [
      (.fastaiValley, fastai.valley), (.fastaiSlide, fastai.slide),
      (.fastaiMinimum, fastai.minimum), (.fastaiSteep, fastai.steep),
      (.fastai1MinGrad, fastai1.minGrad), (.fastai1MinDiv10, fastai1.minDiv10),
      (.lightning, lightning.perRate), (.lightning252, lightning.perStep),
      (.ignite, seeded.ignite), (.torchLRFinder, seeded.torchLRFinder), (.monai, seeded.monai),
    ]
    for (rule, answer) in answers {
      // A rate that single precision cannot hold is no answer.
      let usable = answer.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
      #expect(rule.learningRate(on: curve) == usable, "\(rule.name) of \(curve.count) points")
    }
  }
}
