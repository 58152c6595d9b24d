import LRSuggest
import Testing

@Suite struct SweepErrorTests {
  @Test(arguments: [
    (SweepError.invalidStart(-1), ["start_lr is -1.0", "positive"]),
    (.invalidEnd(.nan), ["end_lr is nan", "positive"]),
    (.startNotBelowEnd(start: 2, end: 1), ["start_lr is 2.0", "end_lr = 1.0"]),
    (.invalidCount(1), ["num_iter is 1", "2 and 10000000"]),
    (.rangeTooNarrow(start: 1, end: 1.5, count: 9), ["num_iter is 9", "1.0", "1.5"]),
    (.recordedAfterEnd(count: 12, state: .nonFinite), ["loss 12", "(non_finite)", "12 losses"]),
  ])
  func namesTheArgumentAndTheValue(error: SweepError, words: [String]) {
    #expect(words.allSatisfy { error.description.contains($0) }, "\(error.description)")
  }
}
