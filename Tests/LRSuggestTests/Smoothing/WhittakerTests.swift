import Testing

@testable import LRSuggest

@Suite struct WhittakerTests {
  private let grid = Rates.even(100, from: -7, to: 1)

  @Test func aStraightLineStaysWhatItIs() {
    let line = grid.map { 3 - 0.5 * $0 }
    let fit = smooth(line)
    #expect(largestDistance(fit.values, line) < 1e-9)
    #expect(largestDistance(fit.slopes, grid.map { _ in -0.5 }) < 1e-9)
    #expect(fit.noise < 1e-9)
  }

  @Test(arguments: [0, 2.5, -1e300, 700])
  func equalValuesStayWhatTheyAre(value: Double) {
    let fit = smooth(grid.map { _ in value })
    #expect(largestDistance(fit.values, grid.map { _ in value }) <= 1e-9 * value.magnitude)
    #expect(fit.noise <= 1e-9 * value.magnitude)
  }

  @Test func noPenaltyMeansNoSmoothing() throws {
    let values = noisy(seed: 1) { logistic(-2 * ($0 + 3)) }
    let fit = smooth(values, by: try Smoothing(penalty: 0))
    #expect(fit.values == values)
    #expect(fit.noise == 0)
    #expect(fit.bandwidth == 0)
  }

  @Test func theLargestPenaltyMakesTheCurveNearlyTheRegressionLine() throws {
    let values = noisy(seed: 2) { 1 - 0.3 * $0 }
    let fit = smooth(values, by: try Smoothing(penalty: SmoothingError.largestPenalty))
    #expect(fit.slopes.allSatisfy { ($0 + 0.3).magnitude < 0.05 })
    let spread = (fit.slopes.max() ?? 0) - (fit.slopes.min() ?? 0)
    #expect(spread < 0.01)
  }

  @Test func morePenaltyMeansLessRoughness() throws {
    let values = noisy(seed: 3) { logistic(-2 * ($0 + 3)) }
    let differences = SecondDifferences(grid: grid)
    let roughnesses = try [0, 1e-2, 1, 1e2, 1e4, 1e6, 1e8].map { penalty in
      differences.roughness(of: smooth(values, by: try Smoothing(penalty: penalty)).values)
    }
    #expect(zip(roughnesses, roughnesses.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func aHeavyPointPullsTheCurveAndAWeightlessOneDoesNot() throws {
    var values = grid.map { _ in 0.0 }
    values[50] = 1
    let penalty = try Smoothing(penalty: 100)
    let pulls = [0.0, 1, 100].map { weight in
      var weights = grid.map { _ in 1.0 }
      weights[50] = weight
      return smooth(values, by: penalty, weights: weights).values[50]
    }
    #expect(pulls[0].magnitude < 1e-12)
    #expect(pulls[0] < pulls[1] && pulls[1] < pulls[2])
  }

  @Test(arguments: [0, 1, 2])
  func fewerThanThreePointsStayAsTheyAre(count: Int) {
    let values = Array([4.0, 5].prefix(count))
    let fit = Whittaker(smoothing: .automatic)
      .smooth(grid: Array([0.0, 1].prefix(count)), values: values, weights: values)
    #expect(fit.values == values)
    #expect(fit.bandwidth == nil)
  }

  @Test func theBandwidthGrowsAsTheFourthRootOfThePenalty() throws {
    let values = noisy(seed: 4) { _ in 0 }
    let spacing = 8.0 / 99
    for penalty in [1.0, 16, 10_000] {
      let found = smooth(values, by: try Smoothing(penalty: penalty)).bandwidth ?? 0
      #expect(relativeDistance(found, Elementary.pow(penalty, 0.25) * spacing) < 1e-12)
    }
  }

  private func noisy(seed: Int, _ truth: (Double) -> Double) -> [Double] {
    var random = SplitMix64(seed: seed)
    return grid.map { truth($0) + 0.1 * random.normal() }
  }

  private func smooth(
    _ values: [Double], by smoothing: Smoothing = .automatic, weights: [Double]? = nil
  ) -> SmoothSignal {
    Whittaker(smoothing: smoothing)
      .smooth(grid: grid, values: values, weights: weights ?? grid.map { _ in 1 })
  }
}
