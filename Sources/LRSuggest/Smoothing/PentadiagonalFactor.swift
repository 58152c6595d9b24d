/// The factors *L D Lᵀ* of a symmetric positive definite matrix with two bands beside the diagonal.
///
/// Every step of the smoother is one of these: factor, solve, determinant and the middle bands of
/// the inverse, each O(*n*).
struct PentadiagonalFactor {
  /// The diagonal of *D*.
  private(set) var pivots: [Double]
  /// *L* one and two places below its unit diagonal.
  private(set) var below1: [Double]
  private(set) var below2: [Double]

  /// Makes room for matrices of `count` rows; `factor` fills it.
  init(count: Int) {
    pivots = Array(repeating: 1, count: count)
    below1 = Array(repeating: 0, count: count)
    below2 = Array(repeating: 0, count: count)
  }

  var count: Int { pivots.count }

  /// Factors `diag(weights) + penalty * bands`.
  mutating func factor(weights: [Double], penalty: Double, bands: SecondDifferences.Bands) {
    var pivot1 = 1.0, pivot2 = 1.0  // D one and two rows above
    var lower1 = 0.0, lower2 = 0.0  // L(i, i-1) and L(i, i-2)
    var carried2 = 0.0  // L(i+1, i-1)
    for row in pivots.indices {
      let pivot =
        weights[row] + penalty * bands.diagonal[row]
        - lower1 * lower1 * pivot1 - lower2 * lower2 * pivot2
      let next1 = (penalty * bands.above1[row] - carried2 * pivot1 * lower1) / pivot
      let next2 = penalty * bands.above2[row] / pivot
      pivots[row] = pivot
      below1[row] = next1
      below2[row] = next2
      lower2 = carried2
      lower1 = next1
      carried2 = next2
      pivot2 = pivot1
      pivot1 = pivot
    }
  }

  /// The logarithm of the determinant.
  var logDeterminant: Double {
    pivots.reduce(0) { sum, pivot in sum + Elementary.log(pivot) }
  }

  /// Replaces the right-hand side by the solution.
  func solve(_ values: inout [Double]) {
    guard count == values.count else { return }
    var previous1 = 0.0, previous2 = 0.0
    for row in values.indices {
      var value = values[row]
      if row >= 1 { value -= below1[row - 1] * previous1 }
      if row >= 2 { value -= below2[row - 2] * previous2 }
      values[row] = value
      previous2 = previous1
      previous1 = value
    }
    previous1 = 0
    previous2 = 0
    for row in values.indices.reversed() {
      let value = values[row] / pivots[row] - below1[row] * previous1 - below2[row] * previous2
      values[row] = value
      previous2 = previous1
      previous1 = value
    }
  }

  /// Turns standard normal numbers into numbers whose covariance is the inverse of the matrix.
  func correlate(_ normals: inout [Double]) {
    guard count == normals.count else { return }
    var previous1 = 0.0, previous2 = 0.0
    for row in normals.indices.reversed() {
      let pivot = pivots[row]
      // Rounding may leave no positive pivot of a matrix that is singular but for the weights.
      let scaled = pivot > 0 ? normals[row] / pivot.squareRoot() : 0
      let value = scaled - below1[row] * previous1 - below2[row] * previous2
      normals[row] = value
      previous2 = previous1
      previous1 = value
    }
  }

  /// The five middle bands of the inverse, by Takahashi's recursion from the last row up.
  func inverseBands() -> SecondDifferences.Bands {
    var bands = SecondDifferences.Bands(count: count)
    var diagonal1 = 0.0, diagonal2 = 0.0, above1 = 0.0  // of the rows below: S11, S22, S12
    for row in pivots.indices.reversed() {
      let lower1 = below1[row], lower2 = below2[row]
      let next1 = -lower1 * diagonal1 - lower2 * above1
      let next2 = -lower1 * above1 - lower2 * diagonal2
      let diagonal = 1 / pivots[row] - lower1 * next1 - lower2 * next2
      bands.diagonal[row] = diagonal
      bands.above1[row] = next1
      bands.above2[row] = next2
      diagonal2 = diagonal1
      diagonal1 = diagonal
      above1 = next1
    }
    return bands
  }
}
