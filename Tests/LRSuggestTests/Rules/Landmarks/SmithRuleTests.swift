import Testing

@testable import LRSuggest

@Suite struct SmithRuleTests {
  /// Flat at 2.3, falls around 10⁻³, explodes at 10⁰: the textbook range test.
  private func sweep(noise: Double, seed: Int, shift: Double = 0) throws -> Curve {
    var random = SplitMix64(seed: seed)
    return try Curve.sweep { position in
      let x = position - shift
      let clean = 0.3 + 2 * logistic(-5 * (x + 3)) + Elementary.exp(8 * min(x, 80))
      return clean * random.lognormal(noise)
    }
  }

  @Test(arguments: 0..<20)
  func theBoundsHoldTheDescent(seed: Int) throws {
    let curve = try sweep(noise: 0.05, seed: seed)
    let base = try #require(Rule.smithBaseLR.learningRate(on: curve))
    let most = try #require(Rule.smithMaxLR.learningRate(on: curve))
    // The fall is steepest at 10⁻³; a thousandth of it lies at 10⁻⁴·⁴, the minimum at 10⁻⁰·⁶.
    #expect(base > 2e-5 && base < 1e-3)
    #expect(most > 2e-3 && most < 1)
  }

  @Test func theyMoveWithTheRates() throws {
    let curve = try sweep(noise: 0.05, seed: 1)
    let scaled = try Curve(
      learningRates: curve.learningRates.map { $0 * 64 }, losses: curve.losses)
    for rule in Rule.smith {
      let here = try #require(rule.learningRate(on: curve))
      let there = try #require(rule.learningRate(on: scaled))
      #expect(relativeDistance(there, 64 * here) < 1e-9)
    }
  }

  @Test func theyNeverPassTheMinimumAndKeepTheirOrder() throws {
    for family in CurveFamily.allCases {
      for seed in 0..<10 {
        let curve = try family.curve(seed: seed)
        guard let base = Rule.smithBaseLR.learningRate(on: curve) else {
          #expect(Rule.smithMaxLR.learningRate(on: curve) == nil)
          continue
        }
        let most = try #require(Rule.smithMaxLR.learningRate(on: curve))
        #expect(base <= most)
        let lowest = Reading(curve, smoothing: .automatic).landmarks.minimum?.learningRate
        #expect(most <= (lowest ?? 0))
      }
    }
  }

  @Test func aConstantAndARiseHaveNoFall() throws {
    for loss in [{ (_: Double) in 2.3 }, { 1 + logistic($0) }] {
      let curve = try Curve.sweep(loss: loss)
      #expect(Rule.smithBaseLR.learningRate(on: curve) == nil)
      #expect(Rule.smithMaxLR.learningRate(on: curve) == nil)
    }
  }
}
