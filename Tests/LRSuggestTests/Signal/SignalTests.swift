import Testing

@testable import LRSuggest

@Suite struct SignalTests {
  @Test func coversTheWholeOfAnOrdinaryCurve() throws {
    let curve = try Curve.sweep(50) { 1 + logistic(-$0 - 3) }
    let signal = Signal(curve)
    #expect(signal.end == .curve)
    #expect(signal.coveredCount == 50)
    #expect(signal.learningRates == curve.learningRates)
    #expect(signal.grid == curve.learningRates.map(Elementary.log10))
    #expect(signal.values == curve.losses.map(signal.transform.apply))
    #expect(signal.weights == Array(repeating: 1, count: 50))
    #expect(signal.losses == curve.losses)
    #expect(signal.isEven)
    #expect(signal.firstLoss == curve.losses[0])
  }

  @Test(arguments: [.nan, .infinity, -.infinity] as [Double])
  func endsBeforeALossThatIsNotFinite(loss: Double) throws {
    var losses = [Double](repeating: 2, count: 30)
    losses[17] = loss
    losses[20] = .nan
    let signal = Signal(try Curve(learningRates: Rates.geometric(30), losses: losses))
    #expect(signal.end == .nonFiniteLoss)
    #expect(signal.coveredCount == 17)
    #expect(signal.count == 17)
  }

  @Test func isEmptyWhereTheFirstLossIsNotFinite() throws {
    let signal = Signal(try Curve(learningRates: [1, 2], losses: [.nan, 1]))
    #expect(signal.count == 0)
    #expect(signal.coveredCount == 0)
    #expect(signal.firstLoss?.isNaN == true)
  }

  @Test func endsWithTheLossThatRaisesTheAlarm() throws {
    let curve = try CurveFamily.classic.curve(seed: 3, count: 100)
    var detector = DivergenceDetector()
    let alarm = try #require(curve.losses.firstIndex { detector.record($0) != nil })
    let signal = Signal(curve)
    #expect(signal.end == .explosion)
    #expect(signal.coveredCount == alarm + 1)
    #expect(signal.count == alarm + 1)
  }

  @Test func whatComesAfterTheEndChangesNothing() throws {
    for seed in 0..<20 {
      let curve = try CurveFamily.classic.curve(seed: seed, count: 100)
      let signal = Signal(curve)
      var losses = curve.losses
      for index in signal.coveredCount..<losses.count { losses[index] = -1e9 }
      #expect(Signal(try Curve(learningRates: curve.learningRates, losses: losses)) == signal)
    }
  }

  @Test func anExplosionIsLoweredToTwoAboveTheStart() throws {
    let signal = Signal(
      try Curve.sweep { x in 0.5 + logistic(-5 * (x + 3)) + Elementary.exp(min(300, 20 * x)) })
    let ceiling = Quantile.median(of: signal.values.prefix(10)) + 2
    #expect((signal.values.max() ?? 0) <= ceiling)
    #expect(relativeDistance(signal.values.last ?? 0, ceiling) < 1e-9)
    let highest = signal.transform.invert(ceiling)
    #expect(relativeDistance(signal.losses.max() ?? 0, highest) < 1e-9)
  }

  @Test(arguments: [1001, 2500, 20_000])
  func longCurvesAreAveragedToAtMostAThousandPoints(count: Int) throws {
    var random = SplitMix64(seed: count)
    let curve = try Curve.sweep(count) { _ in 2 * random.lognormal(0.1) }
    let signal = Signal(curve)
    #expect(signal.count == 1000)
    #expect(signal.weights.reduce(0, +) == Double(count))
    #expect(zip(signal.grid, signal.grid.dropFirst()).allSatisfy { $0 < $1 })
    let mean = zip(signal.values, signal.weights).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    let expected = curve.losses.map(signal.transform.apply).reduce(0, +) / Double(count)
    #expect((mean - expected).magnitude < 1e-9)
    let center = zip(signal.grid, signal.weights).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    #expect((center + 3).magnitude < 1e-9)
  }

  @Test func pointsOfAnUnevenSweepAreAveragedInCells() throws {
    // Four cells of half a decade; the third is empty.
    let rates = [1e-3, 1.1e-3, 5e-3, 1e-1]
    let signal = Signal(try Curve(learningRates: rates, losses: [4, 1, 2, 3]))
    #expect(!signal.isEven)
    #expect(signal.weights == [2, 1, 1])
    // Each group sits at the middle of its cell, or at its nearest point.
    let positions = [1.1e-3, 5e-3, 1e-1].map(Elementary.log10)
    #expect(largestDistance(signal.grid, positions) < 1e-12)
    #expect(largestDistance(signal.learningRates.map(Elementary.log10), positions) < 1e-12)
    let pair = (signal.transform.apply(4) + signal.transform.apply(1)) / 2
    #expect((signal.values[0] - pair).magnitude < 1e-15)
    #expect(signal.losses == [2.5, 2, 3])
  }
}
