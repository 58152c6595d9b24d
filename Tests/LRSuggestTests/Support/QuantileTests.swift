import Testing

@testable import LRSuggest

@Suite struct QuantileTests {
  @Test(
    arguments: [
      ([], 0), ([4], 4), ([3, 1], 2), ([3, 1, 2], 2), ([4, 1, 3, 2], 2.5), ([1, 1, 1, 9], 1),
      ([-1, -3], -2), ([0, 0, 5], 0),
    ] as [([Double], Double)])
  func medianIsTheMiddleOrTheMeanOfTheTwoMiddleValues(values: [Double], median: Double) {
    #expect(Quantile.median(of: values) == median)
  }

  /// As `numpy.quantile`.
  @Test(arguments: [(0, 1), (0.1, 1.3), (0.5, 3), (0.9, 6.8), (1, 8), (-1, 1), (2, 8)])
  func quantileIsOnTheLineBetweenTwoValues(level: Double, value: Double) throws {
    let found = try #require(Quantile.value(at: level, ofSorted: [1, 2, 4, 8]))
    #expect((found - value).magnitude < 1e-12)
  }

  @Test func nothingHasNoQuantile() {
    #expect(Quantile.value(at: 0.5, ofSorted: []) == nil)
    #expect(Quantile.value(at: 0.5, ofSorted: [3]) == 3)
  }

  @Test func medianOfTheLargestDoublesDoesNotOverflow() {
    let largest = Double.greatestFiniteMagnitude
    #expect(Quantile.median(of: [largest, largest]) == largest)
    #expect(Quantile.median(of: [-largest, largest]) == 0)
  }

  @Test func medianLeavesHalfOfTheValuesOnEitherSide() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<200 {
      let values = (0...random.below(30)).map { _ in random.between(-1, 1) }
      let median = Quantile.median(of: values)
      #expect(values.count { $0 < median } <= values.count / 2)
      #expect(values.count { $0 > median } <= values.count / 2)
    }
  }
}
