import Testing

@testable import LRSuggest

@Suite struct LevelTests {
  /// The truths of *L∞ + A·exp(−2λη/ln q)* for a sweep of so many points over eight decades.
  private struct Mode {
    let floor = 0.3, height = 2.0, curvature = 4.0
    let count: Int

    var growth: Double { Elementary.log(10) * 8 / Double(count - 1) }
    /// Steepest per logarithm of the rate.
    var steepest: Double { growth / (2 * curvature) }

    func curve() throws -> Curve {
      let rates = Rates.geometric(count)
      return try Curve(
        learningRates: rates,
        losses: rates.map { floor + height * Elementary.exp(-$0 / steepest) })
    }
  }

  @Test(arguments: [100, 300, 1000])
  func `G2: steepest and half-drop of an exponential descent`(count: Int) throws {
    let mode = Mode(count: count)
    let reading = Reading(try mode.curve(), smoothing: .automatic)
    let steepest = try #require(reading.landmarks.steepest).learningRate
    #expect(Elementary.log10(steepest / mode.steepest).magnitude < 8.0 / Double(count))
    for (share, factor) in [(0.1, 1 / 0.9), (0.5, 2), (0.9, 10)] {
      let rate = try #require(reading.rate(atDrop: share))
      let truth = Elementary.log(factor) * mode.steepest
      #expect(relativeDistance(rate, truth) < 0.03)
    }
  }

  @Test(arguments: [100, 1000])
  func `G2: per unit of the rate an exponential descent is steepest at its first point`(
    count: Int
  ) throws {
    let curve = try Mode(count: count).curve()
    let slopes = zip(curve.learningRates, curve.learningRates.dropFirst()).enumerated().map {
      (curve.losses[$0 + 1] - curve.losses[$0]) / ($1.1 - $1.0)
    }
    // Before the loss has moved by what rounding leaves of it, slopes are rounding.
    let moved = try #require(curve.losses.firstIndex { $0 < 2.3 * (1 - 1e-6) })
    #expect(NumericalGradient.firstMinimum(of: Array(slopes[moved...])) == 0)
  }

  @Test func levelsFollowEachOtherUpToTheMinimum() throws {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let truth = TextbookCurve(random: &random)
      let reading = Reading(try truth.curve(120, noise: 0.05, &random), smoothing: .automatic)
      let minimum = try #require(reading.landmarks.minimum).learningRate
      var previous = 0.0
      for share in stride(from: 0.05, through: 1, by: 0.05) {
        let rate = try #require(reading.rate(atDrop: share))
        #expect(previous <= rate && rate <= minimum * (1 + 1e-9))
        previous = rate
      }
      #expect(relativeDistance(try #require(reading.rate(atDrop: 1)), minimum) < 0.2)
    }
  }

  @Test func theSmoothLossStaysBelowTheLevelUpToTheMinimum() throws {
    let curve = try CurveFamily.twoDips.curve(seed: 4, count: 120)
    let analysis = Analysis(of: curve)
    let smooth = try #require(analysis.smoothCurve)
    let lowest = try #require(smooth.losses.min()), last = try #require(analysis.landmarks.minimum)
    let reading = analysis.reading, transform = reading.signal.transform
    let start = transform.invert(transform.apply(lowest) + reading.drop)
    for share in [0.2, 0.5, 0.7] {
      let rate = try #require(analysis.reading.rate(atDrop: share))
      for (place, loss) in zip(smooth.learningRates, smooth.losses)
      where place > rate && place <= last.learningRate {
        #expect(loss <= start - share * (start - lowest) + 1e-6)
      }
    }
  }

  @Test(arguments: [0, -0.1, 1.000001, .nan, .infinity])
  func sharesOutsideHaveNoRate(share: Double) throws {
    let reading = Reading(try TextbookCurve().curve(100), smoothing: .automatic)
    #expect(reading.rate(atDrop: share) == nil)
  }

  @Test func curvesWithoutDescentHaveNoLevel() throws {
    for curve in [
      try Curve.sweep { _ in 2.3 }, try Curve.sweep { Elementary.exp($0) },
      try Curve.sweep { _ in .nan }, try Curve(learningRates: [1], losses: [1]),
    ] {
      #expect(Reading(curve, smoothing: .automatic).rate(atDrop: 0.5) == nil)
    }
  }
}
