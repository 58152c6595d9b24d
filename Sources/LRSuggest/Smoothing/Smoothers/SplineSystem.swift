/// The linear system behind one smoothing spline, with room to solve it again and again.
struct SplineSystem {
  private let values: [Double]
  /// The three coefficients of each column of *Q*.
  private let columns: [(Double, Double, Double)]
  /// *R*: tridiagonal.
  private var hats: SecondDifferences.Bands
  /// *QᵀQ*.
  private var squares: SecondDifferences.Bands
  private let differences: [Double]
  private var factor: PentadiagonalFactor

  /// The values of the spline of the last fit.
  private(set) var fitted: [Double]

  /// `values` and increasing `positions`, in units of their mean spacing, have the same count, at
  /// least three.
  init(values: [Double], at positions: [Double]) {
    self.values = values
    fitted = values
    // Rates so near that their logarithms agree still lie apart.
    let spacings = zip(positions.dropFirst(), positions).map { max($0 - $1, 1e-6) }
    let columns = zip(spacings, spacings.dropFirst()).map { left, right in
      (1 / left, -(1 / left + 1 / right), 1 / right)
    }
    let count = columns.count
    hats = SecondDifferences.Bands(count: count)
    squares = SecondDifferences.Bands(count: count)
    for (row, (a, b, c)) in columns.enumerated() {
      hats.diagonal[row] = (spacings[row] + spacings[row + 1]) / 3
      squares.diagonal[row] = a * a + b * b + c * c
      if row + 1 < count {
        let next = columns[row + 1]
        hats.above1[row] = spacings[row + 1] / 6
        squares.above1[row] = b * next.0 + c * next.1
      }
      if row + 2 < count { squares.above2[row] = c * columns[row + 2].0 }
    }
    differences = columns.enumerated().map { row, column in
      column.0 * (values[row] - values[row + 1]) + column.2 * (values[row + 2] - values[row + 1])
    }
    self.columns = columns
    factor = PentadiagonalFactor(count: count)
  }

  /// Solves for the spline and returns *Σ (y − f)²*. O(*n*).
  @discardableResult
  mutating func fit(penalty: Double) -> Double {
    var bands = hats
    for row in bands.diagonal.indices {
      bands.diagonal[row] += penalty * squares.diagonal[row]
      bands.above1[row] += penalty * squares.above1[row]
      bands.above2[row] += penalty * squares.above2[row]
    }
    var curvatures = differences
    factor.factor(
      weights: bands.diagonal.map { _ in 0 }, penalty: 1, bands: bands, reducing: &curvatures)
    factor.solve(&curvatures)
    var residuals = values.map { _ in 0.0 }
    for (row, (a, b, c)) in columns.enumerated() {
      let curvature = penalty * curvatures[row]
      residuals[row] += a * curvature
      residuals[row + 1] += b * curvature
      residuals[row + 2] += c * curvature
    }
    var sum = 0.0
    for index in values.indices {
      fitted[index] = values[index] - residuals[index]
      sum += residuals[index] * residuals[index]
    }
    return sum
  }

  /// The score of generalised cross-validation, *n·RSS/(n − tr A)²*. O(*n*).
  mutating func score(penalty: Double) -> Double {
    let sum = fit(penalty: penalty)
    let inverse = factor.inverseBands()
    // tr(I − A) = λ tr(QᵀQ (R + λQᵀQ)⁻¹).
    var freedom = 0.0
    for row in inverse.diagonal.indices {
      freedom += squares.diagonal[row] * inverse.diagonal[row]
      freedom += 2 * squares.above1[row] * inverse.above1[row]
      freedom += 2 * squares.above2[row] * inverse.above2[row]
    }
    freedom *= penalty
    return Double(values.count) * sum / (freedom * freedom)
  }
}
