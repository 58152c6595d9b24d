/// The roughness penalty *Σ (second difference)²* on an uneven grid.
///
/// With spacings *hᵢ = xᵢ₊₁ − xᵢ* in units of their mean, row *i* of *D* is
///
/// ```
/// ((zᵢ₊₁ − zᵢ)/hᵢ − (zᵢ − zᵢ₋₁)/hᵢ₋₁) / √((hᵢ₋₁ + hᵢ)/2)
/// ```
///
/// so that *‖Dz‖²* approximates *∫ z″²* and equals the plain second differences of Whittaker (1923)
/// where the grid is even.
struct SecondDifferences {
  /// A symmetric matrix by its diagonal and the two bands above it.
  struct Bands {
    var diagonal: [Double]
    var above1: [Double]
    var above2: [Double]

    init(count: Int) {
      diagonal = Array(repeating: 0, count: count)
      above1 = Array(repeating: 0, count: count)
      above2 = Array(repeating: 0, count: count)
    }
  }

  /// *DᵀD*.
  let bands: Bands

  /// The three coefficients of each row of *D*; row `i` acts on points `i`, `i+1`, `i+2`.
  private let rows: [(Double, Double, Double)]

  /// Builds the penalty for a strictly increasing grid. O(*n*).
  init(grid: [Double]) {
    let count = grid.count
    var bands = Bands(count: count)
    var rows: [(Double, Double, Double)] = []
    if count > 2, let first = grid.first, let last = grid.last {
      let meanSpacing = (last - first) / Double(count - 1)
      rows.reserveCapacity(count - 2)
      for row in 0..<(count - 2) {
        let left = (grid[row + 1] - grid[row]) / meanSpacing
        let right = (grid[row + 2] - grid[row + 1]) / meanSpacing
        let norm = ((left + right) / 2).squareRoot()
        let a = 1 / (left * norm), c = 1 / (right * norm)
        let b = -(a + c)
        rows.append((a, b, c))
        bands.diagonal[row] += a * a
        bands.diagonal[row + 1] += b * b
        bands.diagonal[row + 2] += c * c
        bands.above1[row] += a * b
        bands.above1[row + 1] += b * c
        bands.above2[row] += a * c
      }
    }
    self.bands = bands
    self.rows = rows
  }

  /// Row `row` of *Dz* for four *z* at once, whose values at `row` and the two points after it are
  /// given; 0 where there is no such row.
  @inline(__always) func difference(
    _ row: Int, _ first: SIMD4<Double>, _ second: SIMD4<Double>, _ third: SIMD4<Double>
  ) -> SIMD4<Double> {
    guard row < rows.count else { return .zero }
    let (a, b, c) = rows[row]
    return a * first + b * second + c * third
  }

  /// *‖Dz‖²*.
  func roughness(of values: [Double]) -> Double {
    guard values.count == bands.diagonal.count else { return 0 }
    var sum = 0.0
    for (row, (a, b, c)) in rows.enumerated() {
      let difference = a * values[row] + b * values[row + 1] + c * values[row + 2]
      sum += difference * difference
    }
    return sum
  }
}
