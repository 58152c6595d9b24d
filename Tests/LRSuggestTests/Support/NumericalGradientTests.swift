import Testing

@testable import LRSuggest

@Suite struct NumericalGradientTests {
  /// The expected values are those of `np.gradient`.
  @Test(
    arguments: [
      ([], []), ([5], [0]), ([1, 4], [3, 3]), ([1, 2, 4, 7, 11], [1, 1.5, 2.5, 3.5, 4]),
      ([3, 3, 3], [0, 0, 0]), ([0, 10, 0], [10, 0, -10]),
    ] as [([Double], [Double])])
  func differencesAreCentralAndOneSidedAtTheEnds(values: [Double], gradient: [Double]) {
    #expect(NumericalGradient.perStep(values) == gradient)
  }

  @Test func aNaNSpoilsItsNeighboursOnly() {
    let gradient = NumericalGradient.perStep([1, 2, .nan, 4, 5, 6])
    #expect(gradient.map(\.isNaN) == [false, true, false, true, false, false])
    #expect(gradient[2] == 1)
  }

  @Test(
    arguments: [
      ([], nil), ([1], 0), ([2, 1, 3], 1), ([1, 1, 0, 0], 2), ([2, .nan, 1, .nan], 1),
      ([.infinity, .infinity], 0), ([3, -.infinity, .nan], 2),
    ] as [([Double], Int?)])
  func theFirstMinimumIsTheFirstNaNOrElseTheFirstLowest(values: [Double], index: Int?) {
    #expect(NumericalGradient.firstMinimum(of: values) == index)
  }
}
