/// Whether the noise of a curve is white, or wanders as that of an average does.
///
/// In a window of 24 points, *q₀* is what remains of the values around a polynomial of degree 5,
/// and *q₁* what remains of their differences around one of degree 4, both as sums of squares.
/// Neither sees a trend that a quintic follows, nor the size of the noise. White noise makes *q₁*
/// larger, by about three; of averages with *β* near 1 it is the differences that are white, and
/// *q₁* is no larger than *q₀*.
///
/// A trend too steep for the quintic would look like averages. It betrays itself in the sixth
/// differences, which forget it: where *q₀* is above thirteen times what they say of white noise
/// (of averages: three), the window speaks for raw losses.
enum NoiseColor {
  private static let hop = 6

  /// The median of *½ log(q₀/q₁)* over windows that begin at every sixth point; nil where the
  /// values are fewer than a window. O(*n*).
  static func median(of values: [Double]) -> Double? {
    var window = NoiseWindow()
    let starts = stride(from: 0, through: values.count - NoiseWindow.count, by: hop)
    let ratios = starts.map { window.ratio(of: values, from: $0) }
    return ratios.isEmpty ? nil : Quantile.median(of: ratios)
  }

  static func differences(of values: [Double]) -> [Double] {
    zip(values.dropFirst(), values).map { $0 - $1 }
  }
}

/// One window after the other, in the same room.
private struct NoiseWindow {
  static let count = 24
  private static let degree = 5
  /// The sum of squares of the coefficients of a sixth difference.
  private static let sixthOfWhite = 924.0
  private static let steepest = 13.0

  private static let levels = OrthonormalPolynomials(count: count, degree: degree)
  private static let slopes = OrthonormalPolynomials(count: count - 1, degree: degree - 1)

  private var values = [Double](repeating: 0, count: count)
  private var steps = [Double](repeating: 0, count: count - 1)

  /// *½ log(q₀/q₁)* of the window that begins at `start`.
  mutating func ratio(of series: [Double], from start: Int) -> Double {
    for place in values.indices { values[place] = series[start + place] }
    for place in steps.indices { steps[place] = values[place + 1] - values[place] }
    let level = Self.levels.remainder(of: &values)
    let white = sixthDifferences()
    let slope = Self.slopes.remainder(of: &steps)
    let freedom = Double(Self.count - Self.degree - 1)
    guard level > 0, slope > 0, level <= Self.steepest * freedom * white else {
      return -Double.greatestFiniteMagnitude
    }
    return Elementary.log(level / slope) / 2
  }

  /// The mean square of white noise that has these sixth differences; overwrites `values`.
  private mutating func sixthDifferences() -> Double {
    for place in steps.indices { values[place] = steps[place] }
    let left = steps.count - Self.degree
    for order in 1...Self.degree {
      for place in 0..<(steps.count - order) { values[place] = values[place + 1] - values[place] }
    }
    return values[..<left].reduce(0) { $0 + $1 * $1 } / (Double(left) * Self.sixthOfWhite)
  }
}

/// Orthonormal polynomials on an even grid, up to a degree.
private struct OrthonormalPolynomials {
  private var basis: [[Double]] = []

  init(count: Int, degree: Int) {
    let middle = Double(count - 1) / 2
    var power = [Double](repeating: 1, count: count)
    for _ in 0...degree {
      var left = power
      let norm = remainder(of: &left).squareRoot()
      basis.append(left.map { $0 / norm })
      for place in power.indices { power[place] *= (Double(place) - middle) / middle }
    }
  }

  /// Takes from values their parts along the polynomials; answers the sum of squares of what
  /// remains.
  func remainder(of values: inout [Double]) -> Double {
    for direction in basis {
      let part = zip(values, direction).reduce(0) { $0 + $1.0 * $1.1 }
      for (place, along) in direction.enumerated() where values.indices.contains(place) {
        values[place] -= part * along
      }
    }
    return values.reduce(0) { $0 + $1 * $1 }
  }
}
