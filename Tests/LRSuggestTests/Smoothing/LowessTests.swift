import Testing

@testable import LRSuggest

@Suite("G20 lowess is that of statsmodels") struct LowessTests {
  @Test(arguments: LowessCase.all)
  func everyValue(of fixture: LowessCase) {
    let smooth = Lowess.smooth(
      positions: fixture.positions, values: fixture.values, fraction: fixture.fraction)
    #expect(largestDistance(smooth, fixture.smooth) < 1e-10, "\(fixture.name)")
  }

  @Test func aLineStaysALine() {
    let positions = Rates.geometric(50)
    let values = positions.map { 3 - 2 * $0 }
    let smooth = Lowess.smooth(positions: positions, values: values, fraction: 0.5)
    #expect(largestDistance(smooth, values) < 1e-9)
  }

  @Test func aSpikeStopsCounting() {
    let positions = Rates.even(40, from: 0, to: 1)
    var values = positions.enumerated().map { $1 + ($0.isMultiple(of: 2) ? 0.01 : -0.01) }
    values[20] = 10
    let smooth = Lowess.smooth(positions: positions, values: values, fraction: 0.5)
    #expect(largestDistance(smooth, positions) < 0.02)
  }

  /// The first fits around it are so far off that nothing near it counts any more.
  @Test func aSpikeFarOffKeepsItsValueAsInStatsmodels() {
    let positions = Rates.even(40, from: 0, to: 1)
    var values = positions.enumerated().map { $1 + ($0.isMultiple(of: 2) ? 0.01 : -0.01) }
    values[20] = 100
    let smooth = Lowess.smooth(positions: positions, values: values, fraction: 0.5)
    #expect(smooth[20] == 100)
  }

  @Test func twoPointsAreTheirOwnLine() {
    for count in 0...2 {
      let values = Array([3.0, 7.0].prefix(count))
      #expect(
        Lowess.smooth(positions: Rates.geometric(count), values: values, fraction: 1) == values)
    }
  }

  @Test func fewPointsAndHugeValuesAreSurvived() {
    for count in 0...40 {
      for value in [0, 1e308, -1e308, .leastNonzeroMagnitude, .infinity, .nan] {
        let values = (0..<count).map { $0.isMultiple(of: 3) ? value : 1 }
        let smooth = Lowess.smooth(
          positions: Rates.geometric(count), values: values, fraction: 0.1)
        #expect(smooth.count == count)
      }
    }
  }
}
