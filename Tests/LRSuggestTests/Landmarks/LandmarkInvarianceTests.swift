import Testing

@testable import LRSuggest

/// A thousand random textbook curves with noise, in ten parts that run side by side.
@Suite struct LandmarkInvarianceTests {
  @Test(arguments: 0..<10)
  func landmarksComeInOrderAndMoveWithTheRatesOnly(part: Int) throws {
    for seed in (100 * part)..<(100 * part + 100) {
      var random = SplitMix64(seed: seed)
      let curve = try TextbookCurve(random: &random)
        .curve(35 + random.below(15), noise: 0.03, &random)
      let landmarks = Self.landmarks(of: curve)
      let rates = try [Landmark.Kind.descentStart, .steepest, .minimum, .elbow].map { kind in
        try #require(landmarks[kind]).learningRate
      }
      #expect(rates == rates.sorted(), "seed \(seed)")
      #expect(landmarks.valley != nil)

      let factor = Elementary.exp10(random.between(-6, 6))
      let lossFactor = Elementary.exp10(random.between(-30, 30))
      let scaled = Self.landmarks(
        of: try Curve(
          learningRates: curve.learningRates.map { $0 * factor },
          losses: curve.losses.map { $0 * lossFactor }))
      #expect(Self.distance(landmarks, scaled, rateFactor: factor) < 1e-9, "seed \(seed)")
    }
  }

  @Test func landmarksOfALinearSweepComeInOrder() throws {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let textbook = TextbookCurve(random: &random)
      let start = Elementary.exp10(random.between(-6, -3)), end = random.between(0.5, 5)
      let rates = Rates.even(40 + random.below(100), from: start, to: end)
      let losses = rates.map { textbook.loss(Elementary.log10($0)) * random.lognormal(0.02) }
      let landmarks = Self.landmarks(of: try Curve(learningRates: rates, losses: losses))
      let found = [Landmark.Kind.descentStart, .steepest, .minimum, .elbow].compactMap {
        landmarks[$0]?.learningRate
      }
      #expect(found == found.sorted(), "seed \(seed)")
    }
  }

  @Test func landmarksOfALinearSweepMoveWithTheRatesToo() throws {
    for seed in 0..<50 {
      var random = SplitMix64(seed: seed)
      let textbook = TextbookCurve(random: &random)
      let rates = Rates.even(200, from: 1e-5, to: 1)
      let losses = rates.map { textbook.loss(Elementary.log10($0)) * random.lognormal(0.02) }
      let factor = Elementary.exp10(random.between(-6, 6))
      let landmarks = Self.landmarks(of: try Curve(learningRates: rates, losses: losses))
      let scaled = Self.landmarks(
        of: try Curve(learningRates: rates.map { $0 * factor }, losses: losses))
      #expect(Self.distance(landmarks, scaled, rateFactor: factor) < 1e-9, "seed \(seed)")
    }
  }

  @Test func shiftingAndScalingLossesWithASignMovesNoLandmark() throws {
    for seed in 0..<50 {
      var random = SplitMix64(seed: seed)
      let curve = try CurveFamily.negative.curve(seed: seed, count: 60)
      let factor = Elementary.exp10(random.between(-3, 3))
      let shifted = try Curve(
        learningRates: curve.learningRates,
        losses: curve.losses.map { ($0 - 10) * factor })
      let distance = Self.distance(
        Self.landmarks(of: curve), Self.landmarks(of: shifted), rateFactor: 1)
      #expect(distance < 1e-6, "seed \(seed)")
    }
  }

  private static func landmarks(of curve: Curve) -> Landmarks {
    Reading(curve, smoothing: .automatic).landmarks
  }

  /// The largest relative distance between landmarks of a kind; infinite where only one exists.
  private static func distance(
    _ left: Landmarks, _ right: Landmarks, rateFactor: Double
  ) -> Double {
    Landmark.Kind.allCases.reduce(0) { largest, kind in
      switch (left[kind], right[kind]) {
      case (nil, nil): largest
      case (let left?, let right?):
        max(largest, relativeDistance(right.learningRate, left.learningRate * rateFactor))
      default: .infinity
      }
    }
  }
}
