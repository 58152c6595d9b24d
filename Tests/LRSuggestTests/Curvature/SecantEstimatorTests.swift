import Testing

@testable import LRSuggest

@Suite struct SecantEstimatorTests {
  /// A layer group of ½λ|θ|².
  private struct Group {
    let curvature: Double
    var weights: [Double]
    var secant = SecantEstimator()

    var gradient: [Double] { weights.map { curvature * $0 } }
    var loss: Double { weights.reduce(0) { $0 + curvature * $1 * $1 / 2 } }

    /// Takes a gradient step; returns what it adds to the loss by the trapezoid rule:
    /// (g₀ + g₁)ᵀΔθ/2 = g₀ᵀΔθ + ΔθᵀΔg/2.
    mutating func step(rate: Double) throws -> Double {
      let before = gradient
      let step = before.map { -rate * $0 }
      weights = zip(weights, step).map { $0 + $1 }
      let earlier = secant.sums.stepGradient
      try secant.add(step: step, gradientChange: zip(gradient, before).map { $0 - $1 })
      let linear = zip(before, step).reduce(0) { $0 + $1.0 * $1.1 }
      return linear + (secant.sums.stepGradient - earlier) / 2
    }
  }

  @Test("G17: group secants give group edges, and attributions that sum to the change of the loss")
  func groups() throws {
    var stiff = Group(curvature: 100, weights: [1, -2, 0.5])
    var soft = Group(curvature: 0.1, weights: [3, 1])
    for _ in 0..<20 {
      let before = stiff.loss + soft.loss
      let attributed = try stiff.step(rate: 0.015) + soft.step(rate: 0.015)
      let change = stiff.loss + soft.loss - before
      #expect((attributed - change).magnitude <= 1e-12 * max(1, before))
    }
    for group in [stiff, soft] {
      let found = try #require(group.secant.estimate)
      #expect(relativeDistance(found.curvature, group.curvature) < 1e-9)
      let edge = try StabilityEdge.learningRate(of: .sgd, curvature: found.curvature)
      #expect(relativeDistance(edge, 2 / group.curvature) < 1e-9)
      #expect(relativeDistance(try #require(found.longStep), 1 / group.curvature) < 1e-9)
      #expect(relativeDistance(try #require(found.shortStep), 1 / group.curvature) < 1e-9)
    }
  }

  @Test func `by hand`() throws {
    var secant = SecantEstimator()
    #expect(secant.estimate == nil)
    try secant.add(step: [1, 2], gradientChange: [3, 1])
    #expect(
      secant.estimate
        == SecantEstimate(curvature: 1, longStep: 1, shortStep: 0.5))
    try secant.addSums(stepStep: 3, stepGradient: 1, gradientGradient: 2)
    #expect(
      secant.estimate == SecantEstimate(curvature: 0.75, longStep: 8.0 / 6, shortStep: 0.5))
    #expect(secant.sums.count == 2)
    #expect(try SecantEstimator(resuming: secant.sums) == secant)
  }

  @Test func `no positive curvature, no step`() throws {
    var down = SecantEstimator()
    try down.add(step: [1], gradientChange: [-2])
    #expect(down.estimate == SecantEstimate(curvature: -2, longStep: nil, shortStep: nil))
    var flat = SecantEstimator()
    try flat.add(step: [1], gradientChange: [0])
    #expect(flat.estimate == SecantEstimate(curvature: 0, longStep: nil, shortStep: nil))
    var still = SecantEstimator()
    try still.add(step: [0, 1e-200], gradientChange: [1, 0])
    #expect(still.estimate == nil)
  }

  @Test func `bad numbers are named and change nothing`() throws {
    var secant = SecantEstimator()
    try secant.add(step: [1, 2], gradientChange: [3, 1])
    let before = secant
    func refused(_ error: CurvatureError, _ step: [Double], _ change: [Double]) {
      #expect(throws: error) { try secant.add(step: step, gradientChange: change) }
      #expect(secant == before)
    }
    refused(.empty("step"), [], [])
    refused(.lengthsDiffer("gradient_change", count: 1, expected: 2), [1, 2], [1])
    refused(.notFinite("gradient_change", index: 0, value: -.infinity), [1], [-.infinity])
    refused(.sumsOverflow("step, gradient_change"), [1e200], [1])
    #expect(throws: CurvatureError.sumOutside("step_step", -1)) {
      try secant.addSums(stepStep: -1, stepGradient: 0, gradientGradient: 0)
    }
    #expect(throws: CurvatureError.sumOutside("step_gradient", .infinity)) {
      try secant.addSums(stepStep: 1, stepGradient: .infinity, gradientGradient: 0)
    }
    let largest = Double.greatestFiniteMagnitude
    try secant.addSums(stepStep: largest, stepGradient: 0, gradientGradient: 0)
    #expect((try? secant.addSums(stepStep: largest, stepGradient: 0, gradientGradient: 0)) == nil)
    #expect(try #require(secant.estimate).curvature == 5 / largest)
  }
}
