/// Cleveland's locally weighted regression, with statsmodels' every rounding and guard.
///
/// The value at a point is that of a straight line fitted to its *k = ⌊fraction·n⌋* nearest points
/// (at least two), weighted by the tricube *(1 − (d/r)³)³* of the distance *d* in units of the
/// largest, *r*. Three more rounds multiply the weights by the bisquare *(1 − u²)²* of the residual
/// in units of six median absolute residuals, so that points far off stop counting.
///
/// - Fewer than two weights above 10⁻¹²: the value itself.
/// - A median residual of 0: points on the curve count fully, others not at all.
///
/// Complexity: O(*n k*), so O(*n²*).
///
/// Source: Cleveland, *Robust Locally Weighted Regression*, 1979; statsmodels 0.15,
/// `nonparametric/_smoothers_lowess.pyx`, BSD-3-Clause, with `delta` = 0 and `it` = 3.
struct Lowess {
  private let positions: [Double]
  private let values: [Double]
  private let neighbours: Int
  private var residualWeights: [Double]
  private var weights: [Double]

  private static let robustRounds = 3

  /// Smooths `values` at strictly increasing, finite positions.
  static func smooth(positions: [Double], values: [Double], fraction: Double) -> [Double] {
    guard values.count > 1, positions.count == values.count else { return values }
    var lowess = Lowess(positions: positions, values: values, fraction: fraction)
    var fitted = lowess.fit()
    for _ in 0..<robustRounds {
      lowess.weigh(residualsOf: fitted)
      fitted = lowess.fit()
    }
    return fitted
  }

  private init(positions: [Double], values: [Double], fraction: Double) {
    self.positions = positions
    self.values = values
    let share = Int(exactly: (fraction * Double(values.count) + 1e-10).rounded(.down)) ?? 0
    neighbours = max(2, min(share, values.count))
    residualWeights = values.map { _ in 1 }
    weights = Array(repeating: 0, count: neighbours)
  }

  private mutating func fit() -> [Double] {
    let end = positions.count
    var left = 0, right = neighbours
    return positions.indices.map { index in
      let position = positions[index]
      while right < end, (positions[left] + positions[right]) / 2 < position {
        left += 1
        right += 1
      }
      return setWeights(around: position, from: left)
        ? line(at: position, from: left) : values[index]
    }
  }

  /// Fills `weights` for the neighbours that start at `left`; false where too few count.
  private mutating func setWeights(around position: Double, from left: Int) -> Bool {
    let radius = max(position - positions[left], positions[left + neighbours - 1] - position)
    var counting = 0
    for offset in weights.indices {
      let distance = (positions[left + offset] - position).magnitude / radius
      let rest = 1 - distance * distance * distance
      let weight = rest * rest * rest * residualWeights[left + offset]
      weights[offset] = weight
      if weight > 1e-12 { counting += 1 }
    }
    guard counting > 1 else { return false }
    let sum = PairwiseSum.of(weights)
    for offset in weights.indices { weights[offset] /= sum }
    return true
  }

  /// The weighted regression line of the neighbours that start at `left`.
  private func line(at position: Double, from left: Int) -> Double {
    var center = 0.0, spread = 0.0, value = 0.0
    for offset in weights.indices { center += weights[offset] * positions[left + offset] }
    for offset in weights.indices {
      let distance = positions[left + offset] - center
      spread += weights[offset] * (distance * distance)
    }
    // A NaN counts as smaller, as in C's fmax.
    spread = spread > 1e-12 ? spread : 1e-12
    for offset in weights.indices {
      let lever = (position - center) * (positions[left + offset] - center) / spread
      value += weights[offset] * (1 + lever) * values[left + offset]
    }
    return value
  }

  /// Sets the bisquare weights of the residuals.
  private mutating func weigh(residualsOf fitted: [Double]) {
    let residuals = zip(values, fitted).map { ($0 - $1).magnitude }
    let median = Self.median(of: residuals)
    residualWeights = residuals.map { residual in
      let share = median == 0 ? (residual > 0 ? 1 : 0) : residual / (6 * median)
      let bounded = share > 1 ? 1 : share
      let rest = 1 - bounded * bounded
      return rest * rest
    }
  }

  /// NumPy's median: NaN if any value is.
  private static func median(of values: [Double]) -> Double {
    if values.contains(where: { $0.isNaN }) { return .nan }
    let sorted = values.sorted(), middle = values.count / 2
    if values.count % 2 == 1 { return sorted[middle] }
    return (sorted[middle - 1] + sorted[middle]) / 2
  }
}
