/// Savitzky–Golay smoothing: the least-squares polynomial through a window around each value,
/// evaluated in its middle; at the ends, the polynomial through the outermost window, evaluated
/// where each value stands. Equal to `scipy.signal.savgol_filter(..., mode="interp")`, but for
/// order 5 in windows above a thousand, where SciPy's monomials lose their digits.
///
/// The polynomial is written in the orthogonal polynomials of the window, *P₀ = 1, P₁ = t,
/// Pⱼ₊₁ = tPⱼ − (‖Pⱼ‖²/‖Pⱼ₋₁‖²)Pⱼ₋₁*: its value at *t* is *Σ Pⱼ(t)⟨Pⱼ, y⟩/‖Pⱼ‖²*, and the products
/// follow from the moments of the window.
///
/// A value that is not finite reaches those whose window holds it.
///
/// Source: Savitzky and Golay, *Smoothing and differentiation of data by simplified least squares
/// procedures*, 1964.
struct SavitzkyGolay {
  /// Moments of a higher degree lose too many digits.
  static let largestOrder = 5

  private let window: Int
  private let moments: WindowMoments
  /// The coefficients of *P₀, P₁, ...* in *1, t, t², ...*
  private let polynomials: [[Double]]
  /// *‖Pⱼ‖²* over the window.
  private let squares: [Double]

  /// `window` is odd, `order` below it and not above `largestOrder`.
  init(window: Int, order: Int) {
    self.window = window
    moments = WindowMoments(window: window, order: order)
    let unit = moments.unit
    let positions = (0..<window).map { (Double($0) - Double(window - 1) / 2) / unit }
    var polynomials = [[1.0]]
    var squares = [Double(window)]
    for degree in 0..<order {
      var next = [0.0] + polynomials[degree]
      if degree > 0 {
        let share = squares[degree] / squares[degree - 1]
        for (power, coefficient) in polynomials[degree - 1].enumerated() {
          next[power] -= share * coefficient
        }
      }
      polynomials.append(next)
      squares.append(
        positions.reduce(0) { sum, position in
          let value = Self.value(of: next, at: position)
          return sum + value * value
        })
    }
    self.polynomials = polynomials
    self.squares = squares
  }

  /// Smooths at least `window` values. O(*n* · order²).
  func smooth(_ values: [Double]) -> [Double] {
    // Sums of the largest doubles would overflow; a power of two costs no digit.
    let unit = values.contains { $0.isFinite && $0.magnitude > 1e200 } ? 0x1p200 : 1
    let limit = Double.greatestFiniteMagnitude
    let smooth = smoothWithoutOverflow(values.map { $0 / unit })
    guard unit > 1 else { return smooth }
    return smooth.map { $0.isFinite ? max(-limit, min($0 * unit, limit)) : $0 }
  }

  private func smoothWithoutOverflow(_ values: [Double]) -> [Double] {
    let half = (window - 1) / 2
    var smooth = values
    var middle = half
    var first: [Double] = [], last: [Double] = []
    moments.forEach(in: values) { moments in
      let products = self.products(of: moments)
      smooth[middle] = value(of: products, at: 0)
      if middle == half { first = products }
      last = products
      middle += 1
    }
    for step in 0..<half {
      let position = Double(half - step) / moments.unit
      smooth[step] = value(of: first, at: -position)
      smooth[values.count - 1 - step] = value(of: last, at: position)
    }
    return smooth
  }

  /// *⟨Pⱼ, y⟩/‖Pⱼ‖²*.
  private func products(of moments: [Double]) -> [Double] {
    zip(polynomials, squares).map { polynomial, square in
      zip(polynomial, moments).reduce(0) { sum, pair in
        sum + pair.0 * pair.1
      } / square
    }
  }

  private func value(of products: [Double], at position: Double) -> Double {
    zip(polynomials, products).reduce(0) { sum, pair in
      sum + Self.value(of: pair.0, at: position) * pair.1
    }
  }

  private static func value(of polynomial: [Double], at position: Double) -> Double {
    polynomial.reversed().reduce(0) { value, coefficient in value * position + coefficient }
  }
}
