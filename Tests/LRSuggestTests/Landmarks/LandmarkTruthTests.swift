import Testing

@testable import LRSuggest

/// Landmarks of curves without noise, against what calculus says.
@Suite struct LandmarkTruthTests {
  /// Half the spacing of 200 points, and what the smoother rounds off.
  private let tolerance = 4.0 / 199 + 0.015

  @Test func landmarksAreWhereTheDerivativesSay() throws {
    for seed in 0..<40 {
      var random = SplitMix64(seed: seed)
      let textbook = TextbookCurve(random: &random)
      let found = Reading(try textbook.curve(200), smoothing: .automatic).landmarks
      try expect(found.descentStart, at: textbook.descentStart, within: 0.01)
      try expect(found.steepest, at: textbook.steepest, within: tolerance)
      try expect(found.minimum, at: textbook.minimum, within: tolerance)
      try expect(found.elbow, at: textbook.elbow, within: 0.01)
    }
  }

  /// Gradient descent on a quadratic of curvature *λ* while the rate grows by a factor *q* a step:
  /// *L = floor + A·exp(−2λη/ln q)*, which falls fastest per ln *η* at *η = ln q/(2λ)*.
  @Test(arguments: [0.3, 1, 10, 300], [0.01, 0.5, 5])
  func aSweepOverAQuadraticIsSteepestAtLogQOverTwoLambda(curvature: Double, floor: Double) throws {
    let count = 200
    let logRatio = Elementary.log(1e8) / Double(count - 1)
    let rates = Rates.geometric(count)
    let losses = rates.map { floor + Elementary.exp(-2 * curvature * $0 / logRatio) }
    let landmarks = Reading(
      try Curve(learningRates: rates, losses: losses), smoothing: .automatic
    ).landmarks
    let truth = Elementary.log10(logRatio / (2 * curvature))
    try expect(landmarks.steepest, at: truth, within: tolerance)
    #expect(landmarks.elbow == nil)
  }

  @Test func heightsAreThoseOfTheCurve() throws {
    let textbook = TextbookCurve()
    let landmarks = Reading(try textbook.curve(200), smoothing: .automatic).landmarks
    for kind in [Landmark.Kind.descentStart, .steepest, .minimum, .elbow] {
      let landmark = try #require(landmarks[kind])
      let truth = textbook.loss(Elementary.log10(landmark.learningRate))
      #expect(relativeDistance(landmark.loss, truth) < 0.01)
    }
  }

  @Test func theIndexIsThatOfTheNearestPoint() throws {
    for seed in 0..<10 {
      var random = SplitMix64(seed: seed)
      let curve = try TextbookCurve(random: &random).curve(60)
      for landmark in Reading(curve, smoothing: .automatic).landmarks.all {
        let distances = curve.learningRates.map { rate in
          (Elementary.log10(rate) - Elementary.log10(landmark.learningRate)).magnitude
        }
        #expect(distances[landmark.index] <= (distances.min() ?? 0) + 1e-12)
      }
    }
  }

  @Test func thereIsNoElbowWhereTheLossNeverRises() throws {
    let curve = try Curve.sweep { 0.1 + logistic(-2 * ($0 + 3)) }
    let landmarks = Reading(curve, smoothing: .automatic).landmarks
    #expect(landmarks.elbow == nil)
    #expect(landmarks.all.map(\.kind).contains(.minimum))
  }

  @Test func aConstantLossHasOnlyAMinimumAtItsFirstRate() throws {
    let reading = Reading(try Curve.sweep { _ in 2.5 }, smoothing: .automatic)
    #expect(reading.drop == 0)
    #expect(reading.landmarks.all.map(\.kind) == [.minimum])
    #expect(reading.landmarks.minimum?.index == 0)
  }

  @Test func aLossThatOnlyRisesHasNoDescent() throws {
    let reading = Reading(try Curve.sweep { 1 + 0.1 * ($0 + 7) }, smoothing: .automatic)
    #expect(reading.landmarks.descentStart == nil)
    #expect(reading.landmarks.steepest == nil)
    #expect(reading.landmarks.minimum?.index == 0)
  }

  @Test(arguments: [0.0, 1e-300, 50, 1e300])
  func oneWildLossMovesNoLandmarkFar(loss: Double) throws {
    var moved: [Int] = []
    for seed in 0..<25 {
      var random = SplitMix64(seed: seed)
      let curve = try TextbookCurve().curve(100, noise: 0.05, &random)
      var losses = curve.losses
      losses[15 + 2 * seed] = loss
      let wild = try Curve(learningRates: curve.learningRates, losses: losses)
      let before = Reading(curve, smoothing: .automatic).landmarks
      let after = Reading(wild, smoothing: .automatic).landmarks
      for kind in [Landmark.Kind.minimum, .elbow] {
        let left = try #require(before[kind]).learningRate
        let right = after[kind]?.learningRate ?? 1e9
        if Elementary.log10(left / right).magnitude > 0.3 { moved.append(seed) }
      }
    }
    // The spike may fall on the landmark itself.
    #expect(moved.count <= 1, "\(moved)")
  }

  private func expect(
    _ landmark: Landmark?, at position: Double, within tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(landmark, sourceLocation: sourceLocation)
    let distance = (Elementary.log10(found.learningRate) - position).magnitude
    #expect(distance < tolerance, "\(found.kind)", sourceLocation: sourceLocation)
  }
}
