import Testing

@testable import LRSuggest

@Suite struct PenalizedSystemTests {
  @Test(arguments: [1e-3, 1, 50, 1e4])
  func solvesTheNormalEquations(penalty: Double) {
    let problem = SmoothingProblem(seed: 5, count: 30)
    var system = PenalizedSystem(values: problem.values, penalty: problem.differences)
    system.fit(weights: problem.weights, penalty: penalty)
    let expected = problem.dense(penalty).solved(zip(problem.weights, problem.values).map(*))
    #expect(largestDistance(system.fitted, expected) < 1e-8)
    #expect(relativeDistance(system.variance, problem.variance(of: expected, penalty)) < 1e-8)
  }

  @Test func theSignalCarriesTheCovarianceOfTheFit() {
    let problem = SmoothingProblem(seed: 7, count: 20)
    var system = PenalizedSystem(values: problem.values, penalty: problem.differences)
    system.fit(weights: problem.weights, penalty: 10)
    let signal = system.signal(grid: problem.grid, bandwidth: 0.5)
    let inverse = problem.dense(10).inverse.rows
    let expected = (0..<20).map { (system.variance * inverse[$0][$0]).squareRoot() }
    #expect(largestDistance(signal.deviations, expected) < 1e-9)
    #expect(signal.noise == system.variance.squareRoot())
    #expect(signal.values == system.fitted)
    #expect(signal.bandwidth == 0.5)
  }
}
