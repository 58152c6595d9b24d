import Testing

@testable import LRSuggest

@Suite struct GradientRuleTests {
  /// NumPy 2.4: np.gradient(y, np.log(x)) and np.gradient(y, x) of x = [1, 2, 5, 7, 20] and
  /// y = [3, 2.5, 1, 1.2, 9].
  @Test func `golden values of NumPy`() {
    let rates = [1.0, 2, 5, 7, 20], losses = [3, 2.5, 1, 1.2, 9]
    #expect(
      largestDistance(NumericalGradient.along(rates.map(Elementary.log), losses), Golden.logRate)
        < 1e-12)
    #expect(largestDistance(NumericalGradient.along(rates, losses), Golden.rate) < 1e-12)
    #expect(NumericalGradient.along([0, 2, 4], [1, 5, 0]) == [2, -0.25, -2.5])
  }

  /// Without the constant, whose slopes are rounding, and without infinities, whose differences
  /// depend on the order of the operations.
  @Test(arguments: CurveFamily.allCases.filter { $0 != .constant && $0 != .infiniteTail })
  func `every rule is the first minimum of its gradient`(family: CurveFamily) throws {
    for seed in 0..<20 {
      let curve = try family.curve(seed: seed)
      for (name, smoother) in [
        ("raw", nil), ("ema", .ema(beta: 0.98)), ("spline", .spline()), ("whittaker", .whittaker()),
      ] as [(String, Smoother?)] {
        var losses = try smoother.map { try curve.smoothed(by: $0) } ?? curve.losses
        if name == "spline" || name == "whittaker" { losses = Array(losses.prefix { $0.isFinite }) }
        let rates = Array(curve.learningRates.prefix(losses.count))
        for (axis, positions) in [
          ("step", losses.indices.map { Double($0) }), ("log_lr", rates.map(Elementary.log)),
          ("lr", rates),
        ] {
          let rule = try Rule(named: "gradient_\(name)_\(axis)")
          let expected = Self.steepest(positions, losses)
          #expect(rule.learningRate(on: curve) == rates[expected])
        }
      }
    }
  }

  /// By the definition, a parabola through three points.
  private static func steepest(_ positions: [Double], _ losses: [Double]) -> Int {
    var best = 0, lowest = Double.infinity
    for index in losses.indices {
      let left = max(0, index - 1), right = min(losses.count - 1, index + 1)
      func slope(_ from: Int, _ to: Int) -> Double {
        (losses[to] - losses[from]) / (positions[to] - positions[from])
      }
      var value = slope(left, right)
      if right - left == 2 {
        let a = positions[index] - positions[left], b = positions[right] - positions[index]
        value = (b * slope(left, index) + a * slope(index, right)) / (a + b)
      }
      if value.isNaN { return index }
      if value < lowest { (best, lowest) = (index, value) }
    }
    return best
  }

  @Test func `the steepest point of a noiseless descent depends on the axis`() throws {
    // L = exp(−u), u = lr/0.01: steepest per ln lr at u = 1, per lr at the first point.
    let curve = try Curve.sweep(400) { Elementary.exp(-Elementary.exp10($0 + 2)) }
    let perLog = try Rule(named: "gradient_raw_log_lr").learningRate(on: curve)
    #expect(relativeDistance(try #require(perLog), 0.01) < 0.03)
    let perStep = try Rule(named: "gradient_raw_step").learningRate(on: curve)
    #expect(perStep == perLog)
  }

  @Test func `a tenth of the minimum`() throws {
    let curve = try Curve.sweep(200) { 1 + ($0 + 2) * ($0 + 2) }
    let whittaker = try Rule(named: "whittaker_minimum_tenth").learningRate(on: curve)
    #expect(relativeDistance(try #require(whittaker), 1e-3) < 0.1)
    let averages = try curve.smoothed(by: .ema(beta: 0.98))
    let lowest = try #require(averages.indices.min { averages[$0] < averages[$1] })
    #expect(
      try Rule(named: "ema_minimum_tenth").learningRate(on: curve)
        == curve.learningRates[lowest] / 10)
  }

  private enum Golden {
    static let logRate = [
      -0.7213475204444817, -1.1157126532311952, -0.004926039315938713, 2.253452599556455,
      7.429830080714616,
    ]
    static let rate = [-0.5, -0.5000000000000001, -0.14, 0.16666666666666663, 0.6]
  }
}
