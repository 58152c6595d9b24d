/// The factors *L D Lᵀ* of a symmetric positive definite matrix with two bands beside the diagonal.
///
/// Every step of the smoother is one of these: factor, solve and the middle bands of the inverse,
/// each O(*n*).
struct PentadiagonalFactor {
  /// The diagonal of *D*, and its inverse.
  private(set) var pivots: [Double]
  private var inverses: [Double]
  /// *L* one and two places below its unit diagonal.
  private(set) var below1: [Double]
  private(set) var below2: [Double]

  /// Makes room for matrices of `count` rows; `factor` fills it.
  init(count: Int) {
    pivots = Array(repeating: 1, count: count)
    inverses = pivots
    below1 = Array(repeating: 0, count: count)
    below2 = Array(repeating: 0, count: count)
  }

  var count: Int { pivots.count }

  /// Factors `diag(weights) + penalty * bands`, and replaces the right-hand side by *L⁻¹* of it,
  /// which `solve` goes on from: each pivot waits for the one before, and the processor does that
  /// meanwhile.
  mutating func factor(
    weights: [Double], penalty: Double, bands: SecondDifferences.Bands,
    reducing right: inout [Double]
  ) {
    guard count == right.count, count == weights.count, count == bands.diagonal.count else {
      return
    }
    var pivot1 = 1.0, pivot2 = 1.0  // D one and two rows above
    var lower1 = 0.0, lower2 = 0.0  // L(i, i-1) and L(i, i-2)
    var carried2 = 0.0  // L(i+1, i-1)
    var reduced1 = 0.0, reduced2 = 0.0
    for row in pivots.indices {
      let pivot =
        weights[row] + penalty * bands.diagonal[row]
        - lower1 * lower1 * pivot1 - lower2 * lower2 * pivot2
      let inverse = 1 / pivot
      let reduced = right[row] - lower1 * reduced1 - lower2 * reduced2
      let next1 = (penalty * bands.above1[row] - carried2 * pivot1 * lower1) * inverse
      let next2 = penalty * bands.above2[row] * inverse
      pivots[row] = pivot
      inverses[row] = inverse
      below1[row] = next1
      below2[row] = next2
      right[row] = reduced
      (lower1, lower2, carried2) = (next1, carried2, next2)
      (pivot1, pivot2) = (pivot, pivot1)
      (reduced1, reduced2) = (reduced, reduced1)
    }
  }

  /// Replaces a right-hand side that `factor` has reduced by the solution.
  func solve(_ reduced: inout [Double]) {
    guard count == reduced.count else { return }
    var previous1 = 0.0, previous2 = 0.0
    for row in reduced.indices.reversed() {
      let value =
        reduced[row] * inverses[row] - below1[row] * previous1 - below2[row] * previous2
      reduced[row] = value
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
      let diagonal = inverses[row] - lower1 * next1 - lower2 * next2
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
