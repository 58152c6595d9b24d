import Testing

@testable import LRSuggest

@Suite struct LongestFallTests {
  @Test(
    arguments: [
      ([1, 2, 3], 0, 1), ([3, 2, 1], 2, 3), ([5, 1, 4, 2, 3], 3, 3), ([2, 2, 2], 0, 1),
      ([.nan, 2, .nan, 1], 3, 2), ([.nan, .nan], 0, 1), ([1, 9, 8, 0.5, 7], 3, 3), ([], 0, 1),
      ([.infinity, 0, -.infinity], 2, 3),
    ] as [([Double], Int, Int)])
  func endsWhereTheFirstOfTheLongestSubsequencesDoes(values: [Double], end: Int, length: Int) {
    let fall = LongestFall(in: values)
    #expect(fall.end == end)
    #expect(fall.length == length)
  }

  @Test func equalsTheQuadraticSearchOnRandomSeriesWithTiesAndNaN() {
    var wrong: [Int] = []
    for seed in 0..<600 {
      var random = SplitMix64(seed: seed)
      let trend = random.between(-0.3, 0.3), grain = random.pick([1.0, 4, 1000])
      let values = (0..<random.below(50)).map { step in
        random.below(15) == 0
          ? .nan : ((random.normal() + trend * Double(step)) * grain).rounded() / grain
      }
      let found = LongestFall(in: values)
      if (found.end, found.length) != Self.quadratic(values) { wrong.append(seed) }
    }
    #expect(wrong == [])
  }

  @Test(
    arguments: [
      ([1, 2, 3], 0), ([2, 1], -1), ([9, 9, 2, 1], 1), ([5, 4, 3, 2, 1, 0], 2),
      ([9, 9, 9, 3, 2, 1], 2),
    ] as [([Double], Int)])
  func valleyIndexIsAThirdAndASixthPastTheStart(values: [Double], index: Int) {
    #expect(LongestFall(in: values).valleyIndex == index)
  }

  /// The definition: the longest decreasing subsequence that ends at each value.
  private static func quadratic(_ values: [Double]) -> (Int, Int) {
    var lengths = values.map { _ in 1 }
    var end = 0
    for index in values.indices {
      for earlier in 0..<index where values[index] < values[earlier] {
        lengths[index] = max(lengths[index], lengths[earlier] + 1)
      }
      if lengths[index] > lengths[end] { end = index }
    }
    return (end, lengths.isEmpty ? 1 : lengths[end])
  }
}
