import Testing

@testable import LRSuggest

@Suite struct SecondDifferencesTests {
  @Test(arguments: [1.0, 0.08, 1e-9, 1e9])
  func areOneMinusTwoOneOnAnEvenGrid(spacing: Double) {
    let grid = (0..<6).map { Double($0) * spacing - 3 * spacing }
    let bands = SecondDifferences(grid: grid).bands
    // The bands of D'D for rows [1, -2, 1].
    #expect(largestDistance(bands.diagonal, [1, 5, 6, 6, 5, 1]) < 1e-9)
    #expect(largestDistance(bands.above1, [-2, -4, -4, -4, -2, 0]) < 1e-9)
    #expect(largestDistance(bands.above2, [1, 1, 1, 1, 0, 0]) < 1e-9)
  }

  @Test func roughnessIsTheSumOfTheSquaredDifferences() {
    let differences = SecondDifferences(grid: [0, 1, 2, 3])
    #expect(differences.roughness(of: [0, 0, 1, 3]) == 1 + 1)
    #expect(differences.roughness(of: [1, -1, 1, -1]) == 16 + 16)
  }

  @Test func straightLinesHaveNoRoughnessOnUnevenGrids() {
    for seed in 0..<30 {
      let grid = Self.unevenGrid(seed: seed, count: 40)
      let line = grid.map { 3 - 1.7 * $0 }
      #expect(SecondDifferences(grid: grid).roughness(of: line) < 1e-16)
    }
  }

  @Test func aCurveIsAsRoughOnAGridThatGrowsDenserAsOnAnEvenOne() {
    let even = Rates.even(400, from: 0, to: 8)
    // Its curvature grows from left to right, as the spacing does on the uneven grid.
    let uneven = even.map { $0 * (1 + $0) / 9 }
    let expected = SecondDifferences(grid: even).roughness(of: even.map { $0 * $0 * $0 })
    let found = SecondDifferences(grid: uneven).roughness(of: uneven.map { $0 * $0 * $0 })
    #expect(relativeDistance(found, expected) < 0.02)
  }

  @Test func roughnessIsTheQuadraticFormOfTheBands() {
    var random = SplitMix64(seed: 9)
    let grid = Self.unevenGrid(seed: 9, count: 25)
    let values = grid.map { _ in random.normal() }
    let differences = SecondDifferences(grid: grid)
    let dense = DenseMatrix(
      weights: grid.map { _ in 0 }, penalty: 1, bands: differences.bands)
    let form = zip(values, dense * values).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(relativeDistance(differences.roughness(of: values), form) < 1e-12)
  }

  @Test(arguments: [0, 1, 2])
  func fewerThanThreePointsHaveNone(count: Int) {
    let differences = SecondDifferences(grid: (0..<count).map(Double.init))
    #expect(differences.bands.diagonal == Array(repeating: 0, count: count))
    #expect(differences.roughness(of: Array(repeating: 1, count: count)) == 0)
  }

  @Test func valuesOfAnotherLengthHaveNoRoughness() {
    #expect(SecondDifferences(grid: [0, 1, 2]).roughness(of: [1, 5]) == 0)
  }

  private static func unevenGrid(seed: Int, count: Int) -> [Double] {
    var random = SplitMix64(seed: seed)
    var position = random.between(-8, 0)
    return (0..<count).map { _ in
      position += random.between(0.02, 0.3)
      return position
    }
  }
}
