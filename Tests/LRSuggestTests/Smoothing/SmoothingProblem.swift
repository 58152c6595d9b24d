@testable import LRSuggest

/// Noisy values on an uneven grid, with weights, and what dense arithmetic makes of them.
struct SmoothingProblem {
  let grid: [Double]
  let values: [Double]
  let weights: [Double]

  var differences: SecondDifferences { SecondDifferences(grid: grid) }

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
    DenseMatrix(weights: weights, penalty: penalty, bands: differences.bands)
  }

  func variance(of fitted: [Double], _ penalty: Double) -> Double {
    let errors = weights.indices.reduce(0) {
      $0 + weights[$1] * (values[$1] - fitted[$1]) * (values[$1] - fitted[$1])
    }
    let roughness = differences.roughness(of: fitted)
    return (errors + penalty * roughness) / Double(grid.count - 2)
  }

  func restrictedDeviance(_ penalty: Double) -> Double {
    let matrix = dense(penalty)
    let fitted = matrix.solved(zip(weights, values).map(*))
    let freedom = Double(grid.count - 2)
    return freedom * Elementary.log(variance(of: fitted, penalty) / penalty)
      + matrix.logDeterminant
  }
}
