import LRSuggest
import Testing

/// Learning rates from curvature are the same in both languages.
@Suite struct CurvatureTests {
  @Test(arguments: 1...10) func `estimates and edges`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let numbers = (0..<60).map { _ in random.between(-2, 2) }
    let program = """
      import lrsuggest
      smith, secant = lrsuggest.SmithEstimator(0.9), lrsuggest.SecantEstimator()
      for start in range(0, 60, 6):
          smith.add(inputs[start:start + 6], 0.01 * (start + 1))
          secant.add(inputs[start:start + 3], inputs[start + 3:start + 6])
      found, curve = smith.estimate, secant.estimate
      numbers = [found.lr, found.latest, found.ratio, float(found.only_echoes), curve.curvature,
                 curve.long_step or -7.0, curve.short_step or -7.0,
                 lrsuggest.stability_edge("nesterov", abs(inputs[0]))]
      """
    var smith = try SmithEstimator(momentum: 0.9), secant = SecantEstimator()
    for start in stride(from: 0, to: 60, by: 6) {
      try smith.add(
        Array(numbers[start..<(start + 6)]), learningRate: 0.01 * Double(start + 1))
      try secant.add(
        step: Array(numbers[start..<(start + 3)]),
        gradientChange: Array(numbers[(start + 3)..<(start + 6)]))
    }
    let found = try #require(smith.estimate), curve = try #require(secant.estimate)
    let edge = try StabilityEdge.learningRate(of: .nesterov, curvature: numbers[0].magnitude)
    let latest = try #require(found.latest)
    let expected: [Double] = [
      found.learningRate, latest, found.ratio, found.onlyEchoes ? 1 : 0,
      curve.curvature, curve.longStep ?? -7, curve.shortStep ?? -7, edge,
    ]
    try expectSame(Python.run(program, numbers), Reply(numbers: expected, texts: []))
  }
}
