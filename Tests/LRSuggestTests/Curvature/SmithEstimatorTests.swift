import Testing

@testable import LRSuggest

@Suite struct SmithEstimatorTests {
  /// Heavy-ball training on ½λ|θ|² with normal noise on every gradient.
  private static func estimate(
    curvature: Double, noise: Double, beta: Double = 0, rate: Double, weights: Int = 50,
    steps: Int
  ) throws -> SmithEstimate {
    var random = SplitMix64(seed: 8)
    var estimator = try SmithEstimator(momentum: beta)
    var position = (0..<weights).map { _ in random.normal() }
    var velocity = position.map { _ in 0.0 }
    for _ in 0..<steps {
      try estimator.add(position, learningRate: rate)
      for index in position.indices {
        let gradient = curvature * position[index] + noise * random.normal()
        velocity[index] = beta * velocity[index] + gradient
        position[index] -= rate * velocity[index]
      }
    }
    #expect(estimator.sums.count == steps - 2)
    return try #require(estimator.estimate)
  }

  @Test("G8: without noise it is the Newton step", arguments: [0.01, 0.5, 3, 100])
  func newton(curvature: Double) throws {
    for share in [0.05, 0.3, 1.5] {
      let rate = share / curvature
      let found = try Self.estimate(curvature: curvature, noise: 0, rate: rate, steps: 200)
      #expect(relativeDistance(try #require(found.latest), 1 / curvature) < 1e-9)
      #expect(relativeDistance(found.learningRate, 1 / curvature) < 1e-6)
      #expect(relativeDistance(found.ratio * rate, 1 / curvature) < 1e-9)
      #expect(found.onlyEchoes == (share == 1.5))  // 1/share is near 0.71 by coincidence
    }
  }

  @Test("G8: of noise alone it echoes the rate", arguments: [0, 0.5, 0.9, 0.95])
  func echo(beta: Double) throws {
    for rate in [1e-4, 0.3] {
      let found = try Self.estimate(
        curvature: 0, noise: 1, beta: beta, rate: rate, weights: 2000, steps: 300)
      let echo = 1 / (2 * (1 - beta)).squareRoot()
      #expect(relativeDistance(found.echoRatio, echo) < 1e-14)
      #expect(relativeDistance(found.ratio, echo) < 0.05)
      #expect(relativeDistance(found.learningRate / rate, echo) < 0.05)
      #expect(found.onlyEchoes)
    }
  }

  @Test func `the running average is that of the published code`() throws {
    let vectors = [[1.0, 5], [0.5, 4], [0.25, 3.5], [0, 3.75]]
    var estimator = try SmithEstimator(), expected = 0.1
    for (index, weights) in vectors.enumerated() {
      try estimator.add(weights, learningRate: Double(index) + 1)
    }
    // |−0.5| + |−1| over |−0.25| + |−0.5| at rate 2; then 0.25 + 0.5 over 0 + 0.75 at rate 3.
    expected = 0.9 * expected + 0.1 * (2 * 1.5 / 0.75)
    expected = 0.9 * expected + 0.1 * (3 * 0.75 / 0.75)
    let found = try #require(estimator.estimate)
    #expect(relativeDistance(found.learningRate, expected) < 1e-14)
    #expect(found.latest == 3)
    // Averages from zero, whose common bias cancels: (0.9·1.5 + 0.75)/(0.9·0.75 + 0.75).
    #expect(relativeDistance(found.ratio, 2.1 / 1.425) < 1e-14)
  }

  @Test func `the three ways to add are one`() throws {
    let vectors = [[1.0, 5], [0.5, 4], [0.25, 3.5]]
    var stream = try SmithEstimator(momentum: 0.5), whole = stream, sums = stream
    for weights in vectors { try stream.add(weights, learningRate: 2) }
    try whole.add(vectors[0], vectors[1], vectors[2], learningRate: 2)
    try sums.addSums(step: 1.5, stepChange: 0.75, learningRate: 2)
    #expect(stream.sums == whole.sums)
    #expect(stream.sums == sums.sums)
    #expect(try SmithEstimator(momentum: 0.5, resuming: sums.sums).estimate == stream.estimate)
  }

  @Test func `zero denominators have no estimate`() throws {
    var estimator = try SmithEstimator()
    #expect(estimator.estimate == nil)
    for position in [0.0, 1, 2] { try estimator.add([position], learningRate: 1) }
    #expect(estimator.estimate == nil)
    #expect(estimator.sums.average == 0.1)
    try estimator.add([1], learningRate: 1)
    #expect(try #require(estimator.estimate).latest == 0.5)
    try estimator.add([0], learningRate: 1)
    #expect(try #require(estimator.estimate).latest == nil)
  }

  @Test func `bad weights are named and change nothing`() throws {
    var estimator = try SmithEstimator()
    for position in [0.0, 1] { try estimator.add([position, 1], learningRate: 1) }
    let before = estimator
    func refused(_ error: CurvatureError, _ weights: [Double], _ rate: Double = 1) {
      #expect(throws: error) { try estimator.add(weights, learningRate: rate) }
      #expect(estimator == before)
    }
    refused(.lengthsDiffer("weights", count: 3, expected: 2), [1, 2, 3])
    refused(.empty("weights"), [])
    refused(.notFinite("weights", index: 1, value: .infinity), [1, .infinity])
    refused(.learningRateNotPositive(0), [1, 2], 0)
    refused(.learningRateNotPositive(.infinity), [1, 2], .infinity)
    refused(.sumsOverflow("weights"), [1e308, -1e308])
    #expect(
      CurvatureError.notFinite("weights", index: 1, value: .nan).description
        == "weights[1] is nan: it must be finite")
    #expect(throws: CurvatureError.lengthsDiffer("weights2", count: 1, expected: 2)) {
      try estimator.add([1, 2], [1, 2], [1], learningRate: 1)
    }
    #expect((try? estimator.addSums(step: -1, stepChange: 1, learningRate: 1)) == nil)
    #expect((try? estimator.addSums(step: 1, stepChange: .nan, learningRate: 1)) == nil)
    #expect(estimator == before)
    #expect(throws: CurvatureError.momentumOutside(1)) { try SmithEstimator(momentum: 1) }
  }

  @Test func `the largest and the smallest numbers`() throws {
    let odd = [0, .leastNonzeroMagnitude, 1e-300, 1, 1e300, .greatestFiniteMagnitude]
    for step in odd {
      for change in odd {
        for rate in odd.dropFirst() {
          var estimator = try SmithEstimator(momentum: 0.999)
          for _ in 0..<3 {
            try estimator.addSums(step: step, stepChange: change, learningRate: rate)
          }
          guard let found = estimator.estimate else { continue }
          #expect(found.learningRate.isFinite && found.ratio.isFinite)
          #expect(found.latest?.isFinite != false)
        }
      }
    }
  }
}
