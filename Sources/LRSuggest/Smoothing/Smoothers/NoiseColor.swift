/// Whether the noise of a curve is white, or wanders as that of an average does.
///
/// In a window of 24 points, *q₀* is what remains of the values around a polynomial of degree 5, and
/// *q₁* what remains of their differences around one of degree 4, both as sums of squares. Neither
/// sees a trend that a quintic follows, nor the size of the noise. White noise makes *q₁* larger, by
/// about three; of averages with *β* near 1 it is the differences that are white, and *q₁* is no larger
/// than *q₀*.
///
/// A trend too steep for the quintic would look like averages. It betrays itself in the sixth
/// differences, which forget it: where *q₀* is above thirteen times what they say of white noise (of
/// averages: three), the window speaks for raw losses.
enum NoiseColor {
  private static let window = 24
  private static let hop = 6
  private static let degree = 5
  /// The sum of squares of the coefficients of a sixth difference.
  private static let sixthOfWhite = 924.0
  private static let steepest = 13.0

  /// The median of *½ log(q₀/q₁)* over windows that begin at every sixth point; nil where the values are
  /// fewer than a window. O(*n*).
  static func median(of values: [Double]) -> Double? {
    let levels = basis(count: window, degree: degree)
    let slopes = basis(count: window - 1, degree: degree - 1)
    let starts = stride(from: 0, through: values.count - window, by: hop)
    let ratios = starts.map { start in
      ratio(Array(values.dropFirst(start).prefix(window)), levels, slopes)
    }
    return ratios.isEmpty ? nil : Quantile.median(of: ratios)
  }

  private static func ratio(
    _ values: [Double], _ levels: [[Double]], _ slopes: [[Double]]
  ) -> Double {
    let raw = -Double.greatestFiniteMagnitude
    let level = remainder(of: values, around: levels)
    let steps = differences(of: values)
    let slope = remainder(of: steps, around: slopes)
    let sixth = (0..<degree).reduce(steps) { values, _ in differences(of: values) }
    let white = square(sixth) / (Double(sixth.count) * sixthOfWhite)
    let freedom = Double(window - degree - 1)
    guard level > 0, slope > 0, level <= steepest * freedom * white else { return raw }
    return Elementary.log(level / slope) / 2
  }

  static func differences(of values: [Double]) -> [Double] {
    zip(values.dropFirst(), values).map { $0 - $1 }
  }

  private static func square(_ values: [Double]) -> Double { product(values, values) }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The squares of what remains of values once their parts along a basis are taken away.
  private static func remainder(of values: [Double], around basis: [[Double]]) -> Double {
    square(without(basis, values))
  }

  private static func without(_ basis: [[Double]], _ values: [Double]) -> [Double] {
    basis.reduce(values) { left, direction in
      let part = product(left, direction)
      return zip(left, direction).map { $0 - part * $1 }
    }
  }

  /// Orthonormal polynomials up to a degree.
  private static func basis(count: Int, degree: Int) -> [[Double]] {
    let middle = Double(count - 1) / 2
    let places = (0..<count).map { (Double($0) - middle) / middle }
    var power = [Double](repeating: 1, count: count)
    var basis: [[Double]] = []
    for _ in 0...degree {
      let left = without(basis, power)
      let norm = square(left).squareRoot()
      basis.append(left.map { $0 / norm })
      power = zip(power, places).map { $0 * $1 }
    }
    return basis
  }
}
