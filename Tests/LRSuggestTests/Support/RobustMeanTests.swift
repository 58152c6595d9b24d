import Testing

@testable import LRSuggest

@Suite struct RobustMeanTests {
  @Test func theMiddleHalfOfFewAndMany() {
    #expect(RobustMean.middleHalf(of: []) == 0)
    #expect(RobustMean.middleHalf(of: [5]) == 5)
    #expect(RobustMean.middleHalf(of: [1, 3]) == 2)
    #expect(RobustMean.middleHalf(of: [9, 1, 2, 3]) == 2.5)
    // Of three thirds, a twelfth of the outer ones and the whole middle one lie between the
    // quartiles.
    #expect((RobustMean.middleHalf(of: [0, 6, 18]) - (1.0 / 12 * 18 + 1.0 / 3 * 6) * 2) < 1e-12)
  }

  @Test func weightCountsAsRepetition() {
    let repeated = RobustMean.middleHalf(of: [1, 1, 1, 4, 4, 7, 7, 7])
    let weighted = RobustMean.middleHalf(of: [7, 1, 4], weights: [3, 3, 2])
    #expect((repeated - weighted).magnitude < 1e-12)
    #expect(RobustMean.middleHalf(of: [1, 3], weights: [0, 0]) == 2)
    #expect(RobustMean.middleHalf(of: [1, 3], weights: [0, 2]) == 3)
  }

  @Test func oneWildNumberOfManyMovesNothing() {
    #expect(RobustMean.middleHalf(of: [1, 1, 1, 1, 1e300]) == 1)
    #expect(RobustMean.deviation(of: [1, 1, 1, 1, 1e300]) == 0)
  }

  @Test func raisingANumberNeverLowersTheMean() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<300 {
      let values = (0..<(1 + random.below(9))).map { _ in random.normal() }
      let weights = values.map { _ in random.unit() }
      let raised = values.map { $0 + 0.3 * random.unit() }
      let mean = RobustMean.middleHalf(of: values, weights: weights)
      #expect(mean <= RobustMean.middleHalf(of: raised, weights: weights) + 1e-12)
    }
  }

  @Test func theDeviationOfNormalNumbers() throws {
    var random = SplitMix64(seed: 5)
    let found = try #require(RobustMean.deviation(of: (0..<20_000).map { _ in random.normal() }))
    #expect((found - 1).magnitude < 0.03)
    #expect(RobustMean.deviation(of: [3]) == nil)
  }
}
