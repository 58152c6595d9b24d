import LRSuggest
import Testing

@Suite struct ArrayRuleTests {
  @Test(arguments: CurveFamily.allCases)
  func everyRuleIsThatOfFastai(family: CurveFamily) throws {
    for seed in 0..<30 {
      let curve = try family.curve(seed: seed)
      let rates = curve.learningRates, losses = curve.losses
      #expect(isSame(Rule.valley.learningRate(on: curve), Fastai.valley(rates, losses)))
      #expect(isSame(Rule.slide.learningRate(on: curve), Fastai.slide(rates, losses)))
      #expect(isSame(Rule.minimum.learningRate(on: curve), Fastai.minimum(rates, losses)))
      #expect(isSame(Rule.steep.learningRate(on: curve), Fastai.steep(rates, losses)))
    }
  }

  @Test func everyRuleIsThatOfFastaiOnTheShortestCurves() throws {
    for count in 1...20 {
      for seed in 0..<10 {
        let curve = try CurveFamily.heavyNoise.curve(seed: seed, count: max(4, count))
        let rates = Array(curve.learningRates.prefix(count))
        let losses = Array(curve.losses.prefix(count))
        let short = try Curve(learningRates: rates, losses: losses)
        #expect(Rule.valley.learningRate(on: short) == Fastai.valley(rates, losses))
        #expect(Rule.slide.learningRate(on: short) == Fastai.slide(rates, losses))
        #expect(Rule.minimum.learningRate(on: short) == Fastai.minimum(rates, losses))
        #expect(Rule.steep.learningRate(on: short) == Fastai.steep(rates, losses))
      }
    }
  }

  @Test(arguments: [(Rule.valley, 1), (.slide, 16), (.minimum, 1), (.steep, 2)])
  func fewerPointsThanARuleNeedsHaveNoAnswer(rule: Rule, least: Int) throws {
    #expect(rule.minimumCount == least)
    let rates = Rates.geometric(20)
    for count in 1...20 {
      let curve = try Curve(
        learningRates: Array(rates.prefix(count)), losses: (0..<count).map { Double(-$0) })
      #expect((rule.learningRate(on: curve) == nil) == (count < least))
    }
  }

  @Test func valleyOfTwoFallingLossesIsTheLastRate() throws {
    let curve = try Curve(learningRates: [1, 2], losses: [5, 4])
    #expect(Rule.valley.learningRate(on: curve) == 2)
  }

  @Test func valleyOfLossesThatNeverFallIsTheFirstRate() throws {
    let curve = try Curve(learningRates: [1, 2, 3], losses: [1, 1, 2])
    #expect(Rule.valley.learningRate(on: curve) == 1)
  }

  @Test func minimumIsATenthOfTheLowestRate() throws {
    let curve = try Curve(learningRates: [1, 2, 3, 4], losses: [3, 1, 1, 2])
    #expect(Rule.minimum.learningRate(on: curve) == 0.2)
  }

  @Test func minimumTakesTheFirstNaNForTheLowest() throws {
    let curve = try Curve(learningRates: [1, 2, 3, 4], losses: [3, 1, .nan, .nan])
    #expect(Rule.minimum.learningRate(on: curve) == 3.0 / 10)
  }

  @Test func steepIsTheLeftEndOfTheSteepestInterval() throws {
    // Falls by 1 over a factor 10, then by 0.9 over a factor 2.
    let curve = try Curve(learningRates: [0.1, 1, 2, 4], losses: [3, 2, 1.1, 1])
    #expect(Rule.steep.learningRate(on: curve) == 1)
  }

  @Test func slideStopsAtANaN() throws {
    let rates = Rates.geometric(20)
    var losses = (0..<20).map { Double($0 * $0) }
    losses[19] = .nan
    let curve = try Curve(learningRates: rates, losses: losses)
    #expect(Rule.slide.learningRate(on: curve) == rates[4])
  }
}
