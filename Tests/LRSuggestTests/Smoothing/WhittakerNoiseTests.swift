import Testing

@testable import LRSuggest

/// What the smoother makes of noise. The bounds are loose; the seeds are fixed.
@Suite struct WhittakerNoiseTests {
  private let grid = Rates.even(100, from: -7, to: 1)

  @Test func noiseAroundALineGivesANearlyStraightFit() {
    var bends = (0..<30).map { seed in
      let slopes = smooth(grid, noisy(grid, seed: seed) { 2 - 0.5 * $0 }).slopes
      return (slopes.max() ?? 0) - (slopes.min() ?? 0)
    }
    bends.sort()
    #expect(bends[15] < 0.01)
    #expect(bends[27] < 0.3)
  }

  @Test func aKnownCurveIsRecoveredBetterThanByTheRawPoints() {
    let truth = grid.map(Self.descent)
    for seed in 0..<30 {
      let values = noisy(grid, seed: seed, Self.descent)
      let fitted = smooth(grid, values).values
      #expect(rootMeanSquare(fitted, truth) < 0.6 * rootMeanSquare(values, truth))
    }
  }

  @Test func theBandCoversTheTruthAboutAsOftenAsItSays() {
    let truth = grid.map(Self.descent)
    var covered = 0
    for seed in 0..<60 {
      let fit = smooth(grid, noisy(grid, seed: seed, Self.descent))
      covered += grid.indices.count { index in
        (fit.values[index] - truth[index]).magnitude <= 1.96 * fit.deviations[index]
      }
    }
    #expect((0.87...0.98).contains(Double(covered) / 6000))
  }

  @Test func theNoiseIsEstimatedToAQuarter() {
    let estimates = (0..<30).map { smooth(grid, noisy(grid, seed: $0, Self.descent)).noise }
    #expect((0.075...0.1).contains(estimates.reduce(0, +) / 30))
  }

  @Test(arguments: [2.0, 5, -5])
  func aWildOutlierHardlyMovesTheFit(size: Double) {
    for seed in 0..<10 {
      var values = noisy(grid, seed: seed, Self.descent)
      let before = smooth(grid, values).values
      values[20 + 6 * seed] += size
      #expect(largestDistance(smooth(grid, values).values, before) < 0.1)
    }
  }

  @Test func anUnevenGridOfAThousandPointsIsSmoothedAsWell() {
    var random = SplitMix64(seed: 8)
    var position = -7.0
    let uneven = (0..<1000).map { _ in
      position += 0.02 * Elementary.exp10(-2 * random.unit())
      return position
    }
    let fit = smooth(uneven, noisy(uneven, seed: 9, Self.descent))
    #expect(rootMeanSquare(fit.values, uneven.map(Self.descent)) < 0.03)
    let line = uneven.map { 3 - 0.5 * $0 }
    #expect(largestDistance(smooth(uneven, line).values, line) < 1e-6)
  }

  @Test(arguments: [100, 1000])
  func everyPenaltyKeepsALineOnTheGridOfALinearSweep(count: Int) throws {
    let uneven = Rates.even(count, from: 1e-7, to: 10).map(Elementary.log10)
    let line = uneven.map { 3 - 0.5 * $0 }
    for penalty in [1e-3, 1, 1e3, 1e6, SmoothingError.largestPenalty] {
      let fit = smooth(uneven, line, by: try Smoothing(penalty: penalty))
      #expect(largestDistance(fit.values, line) < 1e-2)
    }
  }

  private static func descent(_ x: Double) -> Double { 2 * logistic(-2 * (x + 3)) }

  private func noisy(_ grid: [Double], seed: Int, _ truth: (Double) -> Double) -> [Double] {
    var random = SplitMix64(seed: seed)
    return grid.map { truth($0) + 0.1 * random.normal() }
  }

  private func smooth(
    _ grid: [Double], _ values: [Double], by smoothing: Smoothing = .automatic
  ) -> SmoothSignal {
    Whittaker(smoothing: smoothing)
      .smooth(grid: grid, values: values, weights: grid.map { _ in 1 })
  }
}
