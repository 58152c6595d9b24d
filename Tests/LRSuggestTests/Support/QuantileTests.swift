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
