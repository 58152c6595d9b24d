import Testing

@testable import LRSuggest

@Suite struct SmoothSignalTests {
  private let grid = [0.0, 1, 3, 4]
  private let values = [5.0, 4, 1, 2]

  @Test func slopesAreCentralPerDecadeAndOneSidedAtTheEnds() {
    let signal = make(variance: 1, covariance: .init(count: 4))
    #expect(largestDistance(signal.slopes, [-1, -4.0 / 3, -2.0 / 3, 1]) < 1e-15)
    #expect(signal.count == 4)
  }

  @Test func deviationsOfSlopesCountWhatNeighboursShare() {
    var covariance = SecondDifferences.Bands(count: 4)
    covariance.diagonal = [4, 2, 3, 5]
    covariance.above1 = [1, 0.5, 1, 0]
    covariance.above2 = [0.25, -0.5, 0, 0]
    let signal = make(variance: 0.25, covariance: covariance)
    #expect(signal.deviations == [4, 2, 3, 5].map { ($0 * 0.25).squareRoot() })
    // left + right - 2 * shared, for points (0, 1), (0, 2), (1, 3) and (2, 3).
    let spreads: [Double] = [4, 6.5, 8, 6]
    let widths: [Double] = [1, 3, 3, 1]
    let expected = zip(spreads, widths).map { ($0 * 0.25).squareRoot() / $1 }
    #expect(largestDistance(signal.slopeDeviations, expected) < 1e-15)
    #expect(signal.noise == 0.5)
  }

  @Test func varianceLostToRoundingIsNone() {
    var covariance = SecondDifferences.Bands(count: 4)
    covariance.diagonal = [0, 1, 2, 1]
    let signal = make(variance: -1e-30, covariance: covariance)
    #expect(signal.noise == 0)
    #expect(signal.deviations == [0, 0, 0, 0])
  }

  @Test func pointsTooFewToSmoothStayAsTheyAre() {
    let signal = SmoothSignal(grid: [1, 2], unsmoothed: [7, 6])
    #expect(signal.values == [7, 6])
    #expect(signal.deviations == [0, 0])
    #expect(signal.slopes == [0, 0])
    #expect(signal.noise == 0)
    #expect(signal.bandwidth == nil)
  }

  private func make(variance: Double, covariance: SecondDifferences.Bands) -> SmoothSignal {
    SmoothSignal(
      grid: grid, values: values, variance: variance, covariance: covariance, bandwidth: 1)
  }
}
