/// The linear system behind one smooth curve, with room to solve it again and again.
struct PenalizedSystem {
  private let values: [Double]
  private let penaltyBands: SecondDifferences
  private var factor: PentadiagonalFactor

  /// The fitted values of the last `fit`.
  private(set) var fitted: [Double]

  /// The noise variance *σ̂²* of the last fit.
  private(set) var variance = 0.0

  /// `penalty` is for as many points as there are values, at least three.
  init(values: [Double], penalty: SecondDifferences) {
    self.values = values
    penaltyBands = penalty
    factor = PentadiagonalFactor(count: values.count)
    fitted = values
  }

  /// Solves for the fitted values and the variance. O(*n*).
  mutating func fit(weights: [Double], penalty: Double) {
    for index in values.indices { fitted[index] = weights[index] * values[index] }
    factor.factor(
      weights: weights, penalty: penalty, bands: penaltyBands.bands, reducing: &fitted)
    factor.solve(&fitted)
    var sum = penalty * penaltyBands.roughness(of: fitted)
    for index in values.indices {
      let residual = values[index] - fitted[index]
      sum += weights[index] * residual * residual
    }
    variance = sum / Double(values.count - 2)
  }

  /// A draw from the posterior of the last fit: *ẑ + σ̂·L⁻ᵀD^(−½)ε*. O(*n*).
  func sample(_ normals: [Double]) -> [Double] {
    var curve = normals
    factor.correlate(&curve)
    let deviation = max(0, variance).squareRoot()
    for index in curve.indices { curve[index] = fitted[index] + deviation * curve[index] }
    return curve
  }

  /// The last fit with its pointwise uncertainty. O(*n*).
  func signal(grid: [Double], bandwidth: Double, fit: SmoothSignal.Fit? = nil) -> SmoothSignal {
    SmoothSignal(
      grid: grid, values: fitted, variance: variance, covariance: factor.inverseBands(),
      bandwidth: bandwidth, fit: fit)
  }
}
