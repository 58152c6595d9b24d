import Testing

@testable import LRSuggest

@Suite struct LandmarkIntervalTests {
  @Test func everyIntervalHoldsItsLandmark() throws {
    for seed in 0..<6 {
      let analysis = Analysis(of: try textbook(seed: seed))
      for landmark in analysis.landmarks.all {
        let interval = try #require(analysis.landmarkIntervals[landmark.kind])
        #expect(interval.low < landmark.learningRate && landmark.learningRate < interval.high)
        #expect((0...1).contains(interval.probability))
      }
      #expect(analysis.landmarkIntervals[.minimum]?.probability == 1)
    }
  }

  @Test func theyEndWithTheSweep() throws {
    let rates = Rates.geometric(100)
    for seed in 0..<5 {
      var random = SplitMix64(seed: seed)
      let noise = try Curve(learningRates: rates, losses: rates.map { _ in random.lognormal(0.3) })
      let short = try Curve(learningRates: [1e-7, 1e-3, 10], losses: [2, 1, 3])
      for curve in [noise, short] {
        let analysis = Analysis(of: curve)
        for landmark in analysis.landmarks.all {
          let interval = try #require(analysis.landmarkIntervals[landmark.kind])
          #expect(interval.low >= min(landmark.learningRate, curve.learningRates[0]))
          #expect(interval.high <= max(landmark.learningRate, curve.learningRates.last ?? 0))
        }
      }
    }
  }

  @Test func noiseWidensThem() throws {
    for kind in Landmark.Kind.allCases {
      var narrower = 0
      for seed in 0..<5 {
        let quiet = try width(kind, Analysis(of: textbook(seed: seed, noise: 0.02)))
        if quiet < (try width(kind, Analysis(of: textbook(seed: seed, noise: 0.4)))) {
          narrower += 1
        }
      }
      #expect(narrower >= 4, "\(kind)")
    }
  }

  @Test func theSameCurveGivesTheSameIntervals() throws {
    let first = Analysis(of: try textbook(seed: 1)).landmarkIntervals
    #expect(first == Analysis(of: try textbook(seed: 1)).landmarkIntervals)
  }

  @Test(arguments: [1e-5, 3, 1e4])
  func theyScaleWithTheRatesAndNotWithTheLosses(factor: Double) throws {
    let curve = try textbook(seed: 2)
    let rates = try Curve(
      learningRates: curve.learningRates.map { $0 * factor }, losses: curve.losses)
    let losses = try Curve(
      learningRates: curve.learningRates, losses: curve.losses.map { $0 * factor })
    let (before, scaled, same) = (
      Analysis(of: curve).landmarkIntervals, Analysis(of: rates).landmarkIntervals,
      Analysis(of: losses).landmarkIntervals
    )
    for kind in Landmark.Kind.allCases {
      let interval = try #require(before[kind])
      let moved = try #require(scaled[kind]), kept = try #require(same[kind])
      #expect(relativeDistance(moved.low, factor * interval.low) < 1e-4)
      #expect(relativeDistance(moved.high, factor * interval.high) < 1e-4)
      #expect(relativeDistance(kept.low, interval.low) < 1e-4)
      #expect(relativeDistance(kept.high, interval.high) < 1e-4)
    }
  }

  @Test func anElbowThatNoiseMayHaveMadeIsLessProbable() throws {
    // It only falls: what rises at its end is noise.
    var least = 1.0
    for seed in 0..<12 {
      var random = SplitMix64(seed: seed)
      let analysis = Analysis(
        of: try Curve.sweep(60) { (1 + logistic(-2 * ($0 + 2))) * random.lognormal(0.3) })
      guard let elbow = analysis.landmarkIntervals[.elbow] else { continue }
      least = min(least, elbow.probability)
    }
    #expect(least < 0.9)
    for seed in 0..<6 {
      let elbow = try #require(Analysis(of: textbook(seed: seed)).landmarkIntervals[.elbow])
      #expect(elbow.probability > 0.95)
    }
  }

  @Test func whereThereIsNoLandmarkThereIsNoInterval() throws {
    let falling = Analysis(of: try Curve.sweep { 0.1 + logistic(-2 * ($0 + 3)) })
    #expect(falling.landmarkIntervals[.elbow] == nil)
    #expect(falling.landmarkIntervals[.minimum] != nil)
    let pair = Analysis(of: try Curve(learningRates: [1, 2], losses: [2, 1]))
    #expect(pair.landmarkIntervals == LandmarkIntervals())
    let nothing = Analysis(of: try Curve(learningRates: [1], losses: [.nan]))
    #expect(nothing.landmarkIntervals == LandmarkIntervals())
  }

  @Test(arguments: [nil, 0, 1e8])
  func everyCurveHasIntervalsOfFinitePositiveRates(penalty: Double?) throws {
    let smoothing = try penalty.map(Smoothing.init(penalty:)) ?? .automatic
    for seed in 0..<60 {
      var random = SplitMix64(seed: 5000 + seed)
      let analysis = Analysis(of: try HostileCurve.random(&random), smoothing: smoothing)
      let intervals = analysis.landmarkIntervals
      for landmark in analysis.landmarks.all {
        guard let interval = intervals[landmark.kind] else { continue }
        let rates = [interval.low, landmark.learningRate, interval.high]
        #expect(rates == rates.sorted() && rates.allSatisfy { $0 > 0 && $0.isFinite }, "\(seed)")
        #expect((0...1).contains(interval.probability), "\(seed)")
      }
    }
  }

  @Test(arguments: [[3.0, 2, 5], [1, 1, 1], [0, 0, 0], [1e308, -1e308, 1e308]])
  func threePointsAreEnough(losses: [Double]) throws {
    let analysis = Analysis(of: try Curve(learningRates: [0.1, 1, 10], losses: losses))
    let interval = try #require(analysis.landmarkIntervals[.minimum])
    #expect(interval.low > 0 && interval.low < interval.high && interval.high.isFinite)
  }

  @Test func ofAMillionPointsTheAveragesAreSampled() throws {
    var random = SplitMix64(seed: 3)
    let curve = try TextbookCurve().curve(1_000_000, noise: 0.1, &random)
    let analysis = Analysis(of: curve)
    #expect(try width(.minimum, analysis) < 0.5)
  }

  private func textbook(seed: Int, noise: Double = 0.05) throws -> Curve {
    var random = SplitMix64(seed: seed)
    return try TextbookCurve().curve(60, noise: noise, &random)
  }

  private func width(_ kind: Landmark.Kind, _ analysis: Analysis) throws -> Double {
    let interval = try #require(analysis.landmarkIntervals[kind])
    return Elementary.log10(interval.high / interval.low)
  }
}
