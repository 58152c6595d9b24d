import Testing

@testable import LRSuggest

@Suite struct BasinTests {
  /// Two parabolic hollows in a plateau, too shallow for the rise behind them to end the curve.
  private static func hollows(
    _ first: (center: Double, width: Double, depth: Double),
    _ second: (center: Double, width: Double, depth: Double)
  ) throws -> Reading {
    let curve = try Curve.sweep(400) { x in
      func hollow(_ part: (center: Double, width: Double, depth: Double)) -> Double {
        let u = 2 * (x - part.center) / part.width
        return part.depth * max(0, 1 - u * u)
      }
      // On the logarithm, so that depths are those given.
      return Elementary.exp(1 - hollow(first) - hollow(second))
    }
    return Reading(curve, smoothing: try Smoothing(penalty: 0.01))
  }

  @Test func `G12: basins have the size they were made with`() throws {
    let reading = try Self.hollows((-5, 2, 0.08), (-1, 1, 0.09))
    let basins = reading.basins
    try #require(basins.count == 2)
    for (basin, truth) in zip(basins, [(-5.0, 0.08), (-1, 0.09)]) {
      #expect((Elementary.log10(basin.learningRate) - truth.0).magnitude < 0.05)
      #expect(relativeDistance(basin.depth, truth.1) < 0.1)
      #expect(basin.leftRim < basin.learningRate && basin.learningRate < basin.rightRim)
      let width = Elementary.log10(basin.rightRim / basin.leftRim)
      #expect((basin.width - width).magnitude < 1e-9)
    }
    #expect(basins[0].rightRim <= basins[1].learningRate)
  }

  @Test(arguments: [true, false])
  func `G12: the biggest square picks the larger basin`(first: Bool) throws {
    let large = (center: first ? -5.0 : -1, width: 3.0, depth: 0.09)
    let small = (center: first ? -1.0 : -5, width: 0.5, depth: 0.09)
    let reading =
      first ? try Self.hollows(large, small) : try Self.hollows(small, large)
    let rate = try #require(reading.biggestSquare(coefficient: 0))
    #expect((Elementary.log10(rate) - large.center).magnitude < 0.05)
    let sides = reading.basins.map(\.squareSide)
    try #require(sides.count == 2)
    #expect((sides[0] > sides[1]) == first)
    #expect(sides.allSatisfy { 0 < $0 && $0 <= 1 })
  }

  @Test(arguments: [0, 0.25, 0.5, 1, 1.5, 2, 3])
  func `G12: the answer lies before the minimum in decades`(coefficient: Double) throws {
    let reading = try Self.hollows((-5, 3, 0.09), (-1, 0.5, 0.08))
    let basin = try #require(reading.basins.first)
    let bottom = Elementary.log10(basin.learningRate), rim = Elementary.log10(basin.rightRim)
    let rate = try #require(reading.biggestSquare(coefficient: coefficient))
    #expect(rate > 0)
    #expect((Elementary.log10(rate) - (bottom - coefficient * (rim - bottom))).magnitude < 1e-9)
    // In linear units it would be negative as soon as the rim lies far enough.
    if coefficient == 3 {
      #expect(basin.learningRate - 3 * (basin.rightRim - basin.learningRate) < 0)
    }
  }

  @Test(arguments: [-1, .nan, .infinity])
  func coefficientsOutsideHaveNoAnswer(coefficient: Double) throws {
    let reading = try Self.hollows((-5, 3, 0.09), (-1, 0.5, 0.08))
    #expect(reading.biggestSquare() != nil)
    #expect(reading.biggestSquare(coefficient: 1e300) == .leastNonzeroMagnitude)
    #expect(reading.biggestSquare(coefficient: coefficient) == nil)
  }

  @Test func aCurveThatNeverRisesHasNoBasin() throws {
    for curve in [
      try Curve.sweep { 0.3 + logistic(-3 * ($0 + 3)) }, try Curve.sweep { _ in 2 },
      try Curve.sweep { Elementary.exp($0) }, try Curve(learningRates: [1], losses: [2]),
      try Curve(learningRates: [1, 2], losses: [.nan, 1]),
    ] {
      let reading = Reading(curve, smoothing: .automatic)
      #expect(reading.basins.isEmpty && reading.biggestSquare() == nil)
    }
  }

  @Test func ripplesOfTheNoiseAreNoBasins() throws {
    var others = 0
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let truth = TextbookCurve(random: &random)
      let basins = Reading(try truth.curve(100, noise: 0.05, &random), smoothing: .automatic).basins
      #expect(basins.contains { $0.probability > 0.5 })
      others += basins.count - 1
    }
    #expect(others < 40)
  }

  @Test func theProbabilityFollowsTheDepths() throws {
    func probabilities(of lesser: Double) throws -> [Double] {
      var random = SplitMix64(seed: 5)
      let curve = try Curve.sweep(200) { x in
        func dip(_ x: Double) -> Double { Elementary.exp(-4 * x * x) }
        let fall = 0.09 * (lesser * dip(x + 5) + dip(x + 2))
        return Elementary.exp(1 - fall) * random.lognormal(0.01)
      }
      let basins = Reading(curve, smoothing: .automatic).basins
      try #require(basins.count == 2)
      #expect(basins.reduce(0) { $0 + $1.probability } <= 1 + 1e-12)
      return basins.map(\.probability)
    }
    let clear = try probabilities(of: 0.5), close = try probabilities(of: 1)
    #expect(clear[0] < 0.01 && clear[1] > 0.99)
    #expect(close[0] > 0.05 && close[1] > 0.05)
  }
}
