import Testing

@testable import LRSuggest

@Suite struct PentadiagonalFactorTests {
  @Test(arguments: [1, 2, 3, 4, 5, 12, 40])
  func agreesWithDenseArithmeticOnRandomSystems(count: Int) {
    for seed in 0..<8 {
      let system = System(seed: 100 * count + seed, count: count)
      var solution = system.right
      let factor = system.factored(reducing: &solution)
      factor.solve(&solution)
      #expect(largestDistance(solution, system.dense.solved(system.right)) < 1e-9)
      #expect(largestDistance(system.dense * solution, system.right) < 1e-9)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 12, 40])
  func theInverseBandsAreThoseOfTheInverse(count: Int) {
    for seed in 0..<5 {
      let system = System(seed: 7000 * count + seed, count: count)
      let bands = system.factored.inverseBands()
      let inverse = system.dense.inverse.rows
      #expect(largestDistance(bands.diagonal, (0..<count).map { inverse[$0][$0] }) < 1e-9)
      let above1 = (0..<max(0, count - 1)).map { inverse[$0][$0 + 1] }
      #expect(largestDistance(Array(bands.above1.prefix(above1.count)), above1) < 1e-9)
      let above2 = (0..<max(0, count - 2)).map { inverse[$0][$0 + 2] }
      #expect(largestDistance(Array(bands.above2.prefix(above2.count)), above2) < 1e-9)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 12, 40])
  func correlatedNumbersHaveTheInverseAsTheirCovariance(count: Int) {
    let system = System(seed: 31 * count, count: count)
    // What unit vectors become are the columns of a root of the covariance.
    let columns = (0..<count).map { column in
      var unit = (0..<count).map { $0 == column ? 1.0 : 0 }
      system.factored.correlate(&unit)
      return unit
    }
    let inverse = system.dense.inverse.rows
    for row in 0..<count {
      let covariances = (0..<count).map { other in
        columns.reduce(0) { $0 + $1[row] * $1[other] }
      }
      #expect(largestDistance(covariances, inverse[row]) < 1e-9)
    }
  }

  @Test func aFactorCanBeUsedAgainForAnotherMatrix() {
    let first = System(seed: 1, count: 9), second = System(seed: 2, count: 9)
    var factor = first.factored
    var right = second.right
    factor.factor(
      weights: second.weights, penalty: second.penalty, bands: second.bands, reducing: &right)
    #expect(factor.pivots == second.factored.pivots)
    #expect(factor.below1 == second.factored.below1)
    #expect(factor.below2 == second.factored.below2)
  }

  @Test func aRightHandSideOfAnotherLengthIsLeftAlone() {
    var values = [1.0, 2, 3]
    System(seed: 3, count: 4).factored.solve(&values)
    System(seed: 3, count: 4).factored.correlate(&values)
    _ = System(seed: 3, count: 4).factored(reducing: &values)
    #expect(values == [1, 2, 3])
  }

  /// A random symmetric positive definite matrix with five bands, and a right-hand side.
  private struct System {
    let weights: [Double]
    let penalty: Double
    let bands: SecondDifferences.Bands
    let right: [Double]

    init(seed: Int, count: Int) {
      var random = SplitMix64(seed: seed)
      weights = (0..<count).map { _ in random.between(0.5, 3) }
      penalty = Elementary.exp10(random.between(-2, 2))
      right = (0..<count).map { _ in random.between(-5, 5) }
      // The sum of the squares of random three-point stencils.
      var bands = SecondDifferences.Bands(count: count)
      for row in 0..<max(0, count - 2) {
        let a = random.normal(), b = random.normal(), c = random.normal()
        bands.diagonal[row] += a * a
        bands.diagonal[row + 1] += b * b
        bands.diagonal[row + 2] += c * c
        bands.above1[row] += a * b
        bands.above1[row + 1] += b * c
        bands.above2[row] += a * c
      }
      self.bands = bands
    }

    var factored: PentadiagonalFactor {
      var reduced = right
      return factored(reducing: &reduced)
    }

    func factored(reducing right: inout [Double]) -> PentadiagonalFactor {
      var factor = PentadiagonalFactor(count: weights.count)
      factor.factor(weights: weights, penalty: penalty, bands: bands, reducing: &right)
      return factor
    }

    var dense: DenseMatrix { DenseMatrix(weights: weights, penalty: penalty, bands: bands) }
  }
}
