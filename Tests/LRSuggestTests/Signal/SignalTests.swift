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
    #expect(signal.indices == Array(0..<50))
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
    var rule = StopRule()
    let alarm = try #require(curve.losses.firstIndex { rule.record($0) != nil })
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
    let curve = try Curve.sweep(100) { x in 1 + Elementary.exp(min(300, 20 * x)) }
    let signal = Signal(curve)
    let ceiling = signal.values[0] + 2
    #expect(signal.values.max() == ceiling)
    #expect(signal.values.allSatisfy { $0 <= ceiling })
  }

  @Test(arguments: [1001, 2500, 20_000])
  func longCurvesAreAveragedToAtMostAThousandPoints(count: Int) throws {
    var random = SplitMix64(seed: count)
    let curve = try Curve.sweep(count) { _ in 2 * random.lognormal(0.1) }
    let signal = Signal(curve)
    #expect((500...1000).contains(signal.count))
    #expect(signal.weights.reduce(0, +) == Double(count))
    #expect(zip(signal.grid, signal.grid.dropFirst()).allSatisfy { $0 < $1 })
    #expect(signal.indices.first == 0)
    #expect(
      zip(signal.indices, signal.weights).dropLast().enumerated().allSatisfy { place, group in
        signal.indices[place + 1] == group.0 + Int(group.1)
      })
    let mean = zip(signal.values, signal.weights).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    let expected = curve.losses.map(signal.transform.apply).reduce(0, +) / Double(count)
    #expect((mean - expected).magnitude < 1e-9)
    let center = zip(signal.grid, signal.weights).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    #expect((center + 3).magnitude < 1e-9)
  }

  @Test func pointsThatCannotBeToldApartAreAveraged() throws {
    let rates = [1e-3, 1e-3 * (1 + 1e-9), 1e-2, 1e-1]
    let signal = Signal(try Curve(learningRates: rates, losses: [4, 1, 2, 3]))
    #expect(signal.count == 3)
    #expect(signal.weights == [2, 1, 1])
    #expect(signal.indices == [0, 2, 3])
    let pair = (signal.transform.apply(4) + signal.transform.apply(1)) / 2
    #expect((signal.values[0] - pair).magnitude < 1e-15)
    #expect(relativeDistance(signal.learningRates[0], rates[0]) < 1e-8)
    #expect(Array(signal.learningRates.dropFirst()) == [1e-2, 1e-1])
  }
}
