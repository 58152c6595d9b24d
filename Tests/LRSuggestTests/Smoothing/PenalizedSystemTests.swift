import Testing

@testable import LRSuggest

@Suite struct PenalizedSystemTests {
  @Test(arguments: [1e-3, 1, 50, 1e4])
  func solvesTheNormalEquations(penalty: Double) {
    let problem = Problem(seed: 5, count: 30)
    var system = PenalizedSystem(grid: problem.grid, values: problem.values)
    system.fit(weights: problem.weights, penalty: penalty)
    let expected = problem.dense(penalty).solved(zip(problem.weights, problem.values).map(*))
    #expect(largestDistance(system.fitted, expected) < 1e-8)
    #expect(relativeDistance(system.variance, problem.variance(of: expected, penalty)) < 1e-8)
  }

  @Test(arguments: [1e-3, 1, 50, 1e4])
  func theDevianceIsMinusTwiceTheRestrictedLogLikelihood(penalty: Double) {
    let problem = Problem(seed: 6, count: 30)
    var system = PenalizedSystem(grid: problem.grid, values: problem.values)
    let found = system.restrictedDeviance(weights: problem.weights, penalty: penalty)
    let fitted = problem.dense(penalty).solved(zip(problem.weights, problem.values).map(*))
    let variance = problem.variance(of: fitted, penalty)
    let expected =
      28 * Elementary.log(variance) + problem.dense(penalty).logDeterminant
      - 28 * Elementary.log(penalty)
    #expect((found - expected).magnitude < 1e-6)
  }

  @Test func theSignalCarriesTheCovarianceOfTheFit() {
    let problem = Problem(seed: 7, count: 20)
    var system = PenalizedSystem(grid: problem.grid, values: problem.values)
    system.fit(weights: problem.weights, penalty: 10)
    let signal = system.signal(grid: problem.grid, bandwidth: 0.5)
    let inverse = problem.dense(10).inverse.rows
    let expected = (0..<20).map { (system.variance * inverse[$0][$0]).squareRoot() }
    #expect(largestDistance(signal.deviations, expected) < 1e-9)
    #expect(signal.noise == system.variance.squareRoot())
    #expect(signal.values == system.fitted)
    #expect(signal.bandwidth == 0.5)
  }

  private struct Problem {
    let grid: [Double]
    let values: [Double]
    let weights: [Double]

    init(seed: Int, count: Int) {
      var random = SplitMix64(seed: seed)
      var position = 0.0
      grid = (0..<count).map { _ in
        position += random.between(0.05, 0.2)
        return position
      }
      values = grid.map { Elementary.exp(-$0) + 0.2 * random.normal() }
      weights = grid.map { _ in random.between(0.3, 4) }
    }

    func dense(_ penalty: Double) -> DenseMatrix {
      DenseMatrix(
        weights: weights, penalty: penalty, bands: SecondDifferences(grid: grid).bands)
    }

    func variance(of fitted: [Double], _ penalty: Double) -> Double {
      let errors = weights.indices.reduce(0) {
        $0 + weights[$1] * (values[$1] - fitted[$1]) * (values[$1] - fitted[$1])
      }
      let roughness = SecondDifferences(grid: grid).roughness(of: fitted)
      return (errors + penalty * roughness) / Double(grid.count - 2)
    }
  }
}
