import Testing

@testable import LRSuggest

@Suite struct PairwiseSumTests {
  /// `np.sum` of 1/3, 1/4, ... 1/(n + 2), NumPy 2.4.6.
  @Test(arguments: [
    (5, 1.0928571428571427),
    (8, 1.4289682539682538),
    (13, 1.8182289932289928),
    (100, 3.707082429307257),
    (129, 3.956224926052236),
    (300, 4.789297397713862),
    (1000, 5.987467865541362),
  ])
  func sumsAsNumPyDoes(count: Int, sum: Double) {
    #expect(PairwiseSum.of((0..<count).map { 1 / Double($0 + 3) }) == sum)
  }

  @Test func wholeNumbersHaveOneSum() {
    for count in 0...300 {
      #expect(PairwiseSum.of((0..<count).map(Double.init)) == Double(count * (count - 1) / 2))
    }
  }

  @Test func aNaNStays() {
    #expect(PairwiseSum.of(Array(repeating: 1, count: 200) + [.nan]).isNaN)
  }
}
