import Testing

@testable import LRSuggest

@Suite struct RecentMedianTests {
  @Test func isZeroBeforeTheFirstValue() {
    #expect(RecentMedian(window: 5).median == 0)
  }

  @Test(arguments: [1, 2, 3, 7, 64])
  func equalsTheMedianOfTheLastValues(window: Int) {
    var random = SplitMix64(seed: window)
    var recent = RecentMedian(window: window)
    var values: [Double] = []
    var wrong: [Int] = []
    for step in 0..<400 {
      // Coarse numbers, so that many are equal; infinities are allowed.
      let value = random.below(40) == 0 ? .infinity : (random.normal() * 3).rounded()
      values.append(value)
      recent.insert(value)
      if recent.median != Quantile.median(of: values.suffix(window)) { wrong.append(step) }
    }
    #expect(wrong == [])
  }

  @Test func passesOverWhatIsNoNumber() {
    var recent = RecentMedian(window: 3)
    for value in [1, .nan, 2, .nan, 9, .nan, 5, -Double.infinity, 7] { recent.insert(value) }
    #expect(recent.median == 5)
    var none = RecentMedian(window: 0)
    none.insert(1)
    #expect(none.median == 0)
  }
}
