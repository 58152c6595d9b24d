import Testing

@testable import LRSuggest

/// Which points of a sweep a library records, and which of them it looks at.
@Suite struct RecordingTests {
  @Test(
    arguments: [
      ([], 0), ([3], 1), ([3, 1, 4], 3), ([3, 1, 4.1, 0], 3), ([1, 5, 1], 2), ([-1, 9], 1),
      ([2, 1, -1, 5], 3), ([0, 0, 1e-9], 3), ([3, .nan, 9, 13], 4), ([3, .nan, 9, 13, 1], 4),
      ([.infinity, .infinity, 1, 5], 4), ([.nan, 1, 100], 3), ([1, .infinity], 2), ([0, 0], 2),
    ] as [([Double], Int)])
  func aSweepEndsAboveFourTimesItsBest(losses: [Double], count: Int) {
    #expect(BestMultiple.recordedCount(of: losses, factor: 4) == count)
  }

  @Test func onlySomeSweepsEndAtANaN() {
    let losses: [Float] = [3, 2, .nan, 1]
    #expect(BestMultiple.recordedCount(of: losses, factor: 4) == 4)
    #expect(BestMultiple.recordedCount(of: losses, factor: 4, stopsAtNaN: true) == 3)
  }

  @Test(
    arguments: [
      ([], 0), ([3], 1), ([3, 1, 4, 5], 4), ([3, 1, 4.1, 0], 3), ([-1, 9], 2), ([-1, -5, -19], 3),
      ([-1, -3, 0], 2), ([1, 0.2, -7, 5], 4), ([.nan, 1, 100], 3),
    ] as [([Double], Int)])
  func aSweepEndsAboveFourTimesTheBestBefore(losses: [Double], count: Int) {
    #expect(BestMultiple.recordedCount(of: losses, factorOfEarlier: 4) == count)
  }

  @Test(
    arguments: [
      (20, 10, 5, 10..<15), (16, 10, 5, 10..<11), (15, 10, 5, 10..<10), (12, 10, 5, 7..<7),
      (3, 10, 5, 0..<0), (3, 0, 1, 0..<2), (0, 0, 1, 0..<0), (11, 10, 1, 10..<10),
    ])
  func trimmingIsThatOfPythonsSlices(count: Int, first: Int, last: Int, left: Range<Int>) {
    #expect(Trim.indices(count, first: first, last: last) == left)
  }
}
