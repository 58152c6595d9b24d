/// The restricted likelihood of four penalties at once.
///
/// A row of the banded system waits for the row before, and the processor with it: most of a
/// factoring is latency. Four systems side by side wait together, and take little longer than one.
/// This is where a suggestion spends most of its time.
struct PenaltyTrials {
  typealias Four = SIMD4<Double>

  private let values: [Double]
  private let penalty: SecondDifferences

  /// *L* one and two places below its diagonal, and *D⁻¹L⁻¹Wh*, of the factors in
  /// `PentadiagonalFactor`.
  private var below1: [Four], below2: [Four], reduced: [Four]

  /// `penalty` is for as many points as there are values, at least three.
  init(values: [Double], penalty: SecondDifferences) {
    self.values = values
    self.penalty = penalty
    below1 = Array(repeating: .zero, count: values.count)
    below2 = below1
    reduced = below1
  }

  /// *−2 ln* of the restricted likelihood, up to a constant in the penalty; NaN where rounding has
  /// left no positive definite matrix. O(*n*).
  mutating func restrictedDeviances(weights: [Double], penalties: Four) -> Four {
    guard weights.count == values.count, values.count == penalty.bands.diagonal.count else {
      return Four(repeating: .nan)
    }
    let determinants = factor(weights: weights, penalties: penalties)
    let sums = residualSums(weights: weights, penalties: penalties)
    let freedom = Double(values.count - 2)
    var deviances = determinants
    for lane in deviances.indices {
      deviances[lane] +=
        freedom * Elementary.log(sums[lane] / freedom) - freedom * Elementary.log(penalties[lane])
    }
    return deviances
  }

  /// The same for any number of penalties.
  mutating func restrictedDeviances(weights: [Double], penalties: [Double]) -> [Double] {
    stride(from: 0, to: penalties.count, by: 4).flatMap { first in
      let some = penalties[first..<min(first + 4, penalties.count)]
      var four = Four(repeating: penalties[first])
      for index in some.indices { four[index - first] = penalties[index] }
      let deviances = restrictedDeviances(weights: weights, penalties: four)
      return some.indices.map { deviances[$0 - first] }
    }
  }

  /// Factors `diag(weights) + penalty * bands` and reduces the right-hand side; answers the
  /// logarithms of the determinants.
  private mutating func factor(weights: [Double], penalties: Four) -> Four {
    let bands = penalty.bands
    var pivot1 = Four(repeating: 1), pivot2 = pivot1  // D one and two rows above
    var lower1 = Four.zero, lower2 = Four.zero  // L(i, i-1) and L(i, i-2)
    var carried2 = Four.zero  // L(i+1, i-1)
    var reduced1 = Four.zero, reduced2 = Four.zero
    var determinant = Determinant()
    for row in values.indices {
      let pivot =
        weights[row] + penalties * bands.diagonal[row]
        - lower1 * lower1 * pivot1 - lower2 * lower2 * pivot2
      let inverse = 1 / pivot
      let right = weights[row] * values[row] - lower1 * reduced1 - lower2 * reduced2
      let next1 = (penalties * bands.above1[row] - carried2 * pivot1 * lower1) * inverse
      let next2 = penalties * bands.above2[row] * inverse
      below1[row] = next1
      below2[row] = next2
      reduced[row] = right * inverse
      determinant.multiply(by: pivot)
      (lower1, lower2, carried2) = (next1, carried2, next2)
      (pivot1, pivot2) = (pivot, pivot1)
      (reduced1, reduced2) = (right, reduced1)
    }
    return determinant.logarithms
  }

  /// *Σ wᵢ(hᵢ − zᵢ)² + λ‖Dz‖²*, with the fitted values *z* from the last one to the first.
  private func residualSums(weights: [Double], penalties: Four) -> Four {
    var fitted1 = Four.zero, fitted2 = Four.zero  // z one and two rows below
    var residuals = Four.zero, roughness = Four.zero
    for row in values.indices.reversed() {
      let fitted = reduced[row] - below1[row] * fitted1 - below2[row] * fitted2
      let residual = values[row] - fitted
      residuals += weights[row] * residual * residual
      let difference = penalty.difference(row, fitted, fitted1, fitted2)
      roughness += difference * difference
      (fitted1, fitted2) = (fitted, fitted1)
    }
    return residuals + penalties * roughness
  }
}

/// The logarithms of products of many positive numbers, with a call of `log` for a thousand of
/// them: one for each would take as long as the factoring itself.
private struct Determinant {
  typealias Four = PenaltyTrials.Four

  private var product = Four(repeating: 1), count = 0
  /// The product of the significands so far, and the sum of the exponents.
  private var significand = Four(repeating: 1), exponent = SIMD4<Int64>.zero, rest = Four.zero
  private var least = Four(repeating: .infinity), largest = Four.zero

  /// Numbers between 1e-77 and 1e77: four of them do not overflow.
  @inline(__always) mutating func multiply(by factor: Four) {
    least.replace(with: factor, where: factor .< least)
    // Of NaN, too: it is not at most anything.
    largest.replace(with: factor, where: .!(factor .<= largest))
    product *= factor
    count &+= 1
    guard count & 3 == 0 else { return }
    takeExponent()
    guard count & 1023 == 0 else { return }
    for lane in rest.indices { rest[lane] += Elementary.log(significand[lane]) }
    significand = Four(repeating: 1)
  }

  /// Moves the product to the significand and the exponent, by its bits.
  private mutating func takeExponent() {
    for lane in product.indices {
      let bits = product[lane].bitPattern
      exponent[lane] &+= Int64(truncatingIfNeeded: bits >> 52) &- 1023
      significand[lane] *= Double(bitPattern: bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000)
    }
    product = Four(repeating: 1)
  }

  var logarithms: Four {
    var sums = rest
    for lane in sums.indices {
      guard least[lane] > 0, largest[lane] < .infinity else {
        sums[lane] = .nan
        continue
      }
      sums[lane] +=
        Elementary.log(significand[lane]) + Elementary.log(product[lane])
        + Double(exponent[lane]) * Elementary.log(2)
    }
    return sums
  }
}
