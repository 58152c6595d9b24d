import Testing

@testable import LRSuggest

@Suite struct SmootherTests {
  private static let all: [Smoother] = [
    .whittaker(), .movingAverage(window: 1), .centeredMovingAverage(window: 1), .ema(),
    .emaUncorrected(), .emaFirstValue(), .spline(), .emaSpline(),
    .savitzkyGolay(window: 1, order: 0),
  ]

  @Test(arguments: Smoother.Kind.allCases) func `every kind has its defaults`(kind: Smoother.Kind)
    throws
  {
    #expect(try Smoother(kind).kind == kind)
    #expect(try Smoother.Kind(named: kind.rawValue) == kind)
    #expect(Self.all.map(\.kind) == Smoother.Kind.allCases)
  }

  @Test(arguments: CurveFamily.allCases) func `one value for each point`(family: CurveFamily) throws
  {
    for count in [21, 22, 60, 1500] {
      let curve = try family.curve(seed: count, count: count)
      for kind in Smoother.Kind.allCases {
        #expect(try curve.smoothed(by: Smoother(kind)).count == count)
      }
    }
  }

  @Test(arguments: all) func `short and odd curves`(smoother: Smoother) throws {
    let limits = [5e-308, 1e308, -1e308, .leastNonzeroMagnitude, .nan, .infinity, -.infinity]
    let odd = [0, -0.0, 1] + limits
    for count in 1...5 {
      for start in odd.indices {
        let losses = (0..<count).map { odd[(start + 3 * $0) % odd.count] }
        let rates = Rates.geometric(count)
        #expect(
          try Curve(learningRates: rates, losses: losses).smoothed(by: smoother).count == count)
      }
    }
    let near = (0..<9).map { 1 + Double($0) * .ulpOfOne }
    let curve = try Curve(learningRates: near, losses: (0..<9).map { Double($0 % 3) })
    #expect(try curve.smoothed(by: smoother).allSatisfy { $0.isFinite })
  }

  @Test(arguments: all) func `one point and two are what they were`(smoother: Smoother) throws {
    for losses in [[2.5], [2.5, 2.5]] {
      let curve = try Curve(learningRates: Array([1, 2].prefix(losses.count)), losses: losses)
      let smooth = try curve.smoothed(by: smoother)
      guard smoother.kind != .emaUncorrected else { continue }
      #expect(largestDistance(smooth, losses) < 1e-12)
    }
  }

  @Test func `Whittaker's is the smooth curve that is read`() throws {
    let curve = try CurveFamily.nanTail.curve(seed: 4, count: 80)
    let analysis = Analysis(of: curve)
    let smooth = try curve.smoothed(by: .whittaker())
    let read = try #require(analysis.smoothCurve).losses
    #expect(largestDistance(Array(smooth.prefix(read.count)), read) < 1e-12)
    #expect(smooth.dropFirst(read.count).allSatisfy { $0.isNaN })
    #expect(read.count < 80)
  }

  @Test func `Whittaker's of a long sweep lies between its averages`() throws {
    let curve = try Curve.sweep(5000) { 2 - logistic(3 * ($0 + 3)) }
    let smooth = try curve.smoothed(by: .whittaker())
    #expect(largestDistance(smooth, curve.losses) < 0.01)
    #expect(zip(smooth, smooth.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
  }

  @Test func `what looks both ways is not late`() throws {
    let curve = try Curve.sweep(50) { $0 }
    for smoother in [
      Smoother.whittaker(), .spline(), .centeredMovingAverage(), .savitzkyGolay(),
    ] {
      #expect(try curve.lag(of: smoother, at: 20) == Lag(steps: 0, decades: 0))
      // The losses are log10 of the rate.
      if smoother.kind != .whittaker {
        #expect(largestDistance(try curve.smoothed(by: smoother), curve.losses) < 1e-9)
      }
    }
    let late = try curve.lag(of: .movingAverage(window: 9), at: 2)
    #expect(late.steps == 1)
    #expect(abs(late.decades - 8.0 / 49) < 1e-12)
    #expect(try curve.lag(of: .movingAverage(window: 9), at: 20).steps == 4)
  }

  @Test(
    arguments: [
      (.ema(beta: 1), "beta is 1.0: it must be at least 0 and below 1"),
      (.emaFirstValue(beta: .nan), "beta is nan: it must be at least 0 and below 1"),
      (.emaSpline(beta: -0.1), "beta is -0.1: it must be at least 0 and below 1"),
      (.movingAverage(window: 0), "window is 0: it must be at least 1"),
      (.movingAverage(window: .min), "window is \(Int.min): it must be at least 1"),
      (.movingAverage(window: 31), "window is 31, longer than the curve, which has 30 points"),
      (.centeredMovingAverage(window: 4), "window is 4: it must be odd, to have a middle"),
      (
        .savitzkyGolay(window: .max),
        "window is \(Int.max), longer than the curve, which has 30 points"
      ),
      (.savitzkyGolay(window: 3, order: 3), "order is 3: it must lie between 0 and 2"),
      (.savitzkyGolay(window: 21, order: 6), "order is 6: it must lie between 0 and 5"),
      (.savitzkyGolay(window: 21, order: -1), "order is -1: it must lie between 0 and 5"),
      (.spline(penalty: -1), "penalty is -1.0: it must lie between 0 and 1e+12"),
      (.spline(penalty: .nan), "penalty is nan: it must lie between 0 and 1e+12"),
    ] as [(Smoother, String)])
  func `parameters outside their range are errors`(smoother: Smoother, text: String) throws {
    let curve = try Curve.sweep(30) { $0 }
    let error = #expect(throws: SmootherError.self) { try curve.smoothed(by: smoother) }
    #expect(error?.description == text)
    #expect(throws: SmootherError.self) { try curve.lag(of: smoother, at: 3) }
  }

  @Test func `a parameter the kind does not have is an error`() {
    let error = #expect(throws: SmootherError.self) {
      try Smoother(.ema, Smoother.Parameters(window: 3))
    }
    #expect(error?.description == "window is given, but ema has no such parameter")
    let penalty = #expect(throws: SmootherError.self) {
      try Smoother(.whittaker, Smoother.Parameters(penalty: 1e9))
    }
    #expect(penalty == .penaltyOutside(1e9, largest: 1e8))
  }

  @Test(arguments: [-1, 30, .max, .min]) func `an index outside the curve is an error`(index: Int)
    throws
  {
    let curve = try Curve.sweep(30) { $0 }
    let error = #expect(throws: SmootherError.self) { try curve.lag(of: .ema(), at: index) }
    #expect(error?.description == "index is \(index): the curve has the indices 0 to 29")
  }
}
