/// A hollow of the smooth curve: a minimum between two rims.
public struct Basin: Sendable, Hashable {
  /// The rate of its minimum.
  public let learningRate: Double
  /// The rate of its left rim: the highest point on the way to the next basin or to the first
  /// point.
  public let leftRim: Double
  /// The rate of its right rim: the highest point on the way to the next basin or to the last
  /// point.
  public let rightRim: Double
  /// How far its lower rim lies above its minimum, on the scale of the smoother.
  public let depth: Double
  /// The distance of its rims, in decades.
  public let width: Double
  /// The side of the largest square that fits, *min(width, depth)*, where the part of the curve
  /// that was read is one wide and one high.
  public let squareSide: Double
  /// The share of curves, of those that the losses could as well be the noisy record of, whose
  /// lowest point lies between the rims.
  public let probability: Double
}

extension Reading {
  /// How many posterior standard deviations of its height a minimum must be separated by to count.
  ///
  /// 4 = 2.8·√2: the difference of two such heights exceeds it by chance once in 400 times. A
  /// smooth curve has some twenty ripples, so that about one curve in twenty shows one that is
  /// none.
  static let leastProminence = 4.0

  /// The points of the grid with a local minimum that is no ripple of the noise, from left to
  /// right: one must climb at least 4 of its standard deviations from it to reach a deeper one.
  var clearMinima: [Int] {
    Persistence(of: smooth.values).minima.filter { minimum in
      minimum.persistence >= Self.leastProminence * smooth.deviations[minimum.point]
        && minimum.persistence > Descent.rounding
    }.map { $0.point }
  }

  /// The basins of the smooth curve, from the lowest rate to the highest.
  ///
  /// Minima are those of the persistence pairs of the sub-level filtration that are no ripple:
  /// their persistence is at least 4 = 2.8·√2 posterior standard deviations of the height, which
  /// the difference of two such heights exceeds by chance once in 400 times, and one of the some
  /// twenty ripples of a curve in about one curve in twenty. Of equally high points the first is
  /// the rim. A minimum without a rise on both sides has no basin, so that a curve that only falls
  /// has none.
  ///
  /// - Complexity: O(*n* log *n*), and 200 curves of *n* points for the probabilities.
  public var basins: [Basin] {
    let hollows = hollows
    guard !hollows.isEmpty else { return [] }
    let lowestPoints = PosteriorSamples(of: smooth, values: signal.values).curves
      .compactMap { NumericalGradient.firstMinimum(of: $0) }
    return hollows.map { hollow in
      let held = lowestPoints.filter { (hollow.left...hollow.right).contains($0) }.count
      let rates = signal.learningRates
      // A curve that was not sampled is taken for exact.
      let isDeepest = hollow.bottom == Descent(of: smooth.values)?.lowest
      return Basin(
        learningRate: rates[hollow.bottom], leftRim: rates[hollow.left],
        rightRim: rates[hollow.right], depth: depth(of: hollow), width: width(of: hollow),
        squareSide: squareSide(of: hollow),
        probability: lowestPoints.isEmpty
          ? (isDeepest ? 1 : 0) : Double(held) / Double(lowestPoints.count))
    }
  }

  /// The rate before the minimum of the basin with the biggest square, by as far as its right rim
  /// lies behind it:
  ///
  /// ```
  /// log10 η = x(minimum) − coefficient · (x(right rim) − x(minimum))
  /// ```
  ///
  /// The square only chooses the basin (the first of equals); the answer is taken in decades. With
  /// the coefficient 1 it lies as far before the minimum as the top of the explosion lies behind, a
  /// distance read off the curve where min/10 takes one decade for all; 0 is the minimum itself.
  ///
  /// Nil where there is no basin, or the coefficient is negative, NaN or infinite.
  ///
  /// - Complexity: O(*n* log *n*).
  public func biggestSquare(coefficient: Double = 1) -> Double? {
    guard coefficient >= 0, coefficient.isFinite else { return nil }
    var best: (hollow: Hollow, side: Double)?
    for hollow in hollows {
      let side = squareSide(of: hollow)
      if side > best?.side ?? 0 { best = (hollow, side) }
    }
    return best.map { best in
      let bottom = smooth.grid[best.hollow.bottom]
      let rate = Elementary.exp10(
        bottom - coefficient * (smooth.grid[best.hollow.right] - bottom))
      return max(rate, .leastNonzeroMagnitude)
    }
  }

  /// A basin by points of the grid.
  private struct Hollow {
    let left: Int, bottom: Int, right: Int
  }

  private var hollows: [Hollow] {
    let minima = clearMinima, values = smooth.values
    return minima.indices.compactMap { place in
      let bottom = minima[place]
      let before = place > 0 ? minima[place - 1] : 0
      let behind = place + 1 < minima.count ? minima[place + 1] : values.count - 1
      guard let left = Self.highest(of: values, in: before...bottom),
        let right = Self.highest(of: values, in: bottom...behind)
      else { return nil }
      let hollow = Hollow(left: left, bottom: bottom, right: right)
      return depth(of: hollow) > Descent.rounding ? hollow : nil
    }
  }

  private func depth(of hollow: Hollow) -> Double {
    min(smooth.values[hollow.left], smooth.values[hollow.right]) - smooth.values[hollow.bottom]
  }

  private func width(of hollow: Hollow) -> Double {
    smooth.grid[hollow.right] - smooth.grid[hollow.left]
  }

  private func squareSide(of hollow: Hollow) -> Double {
    guard let highest = smooth.values.max(), let lowest = smooth.values.min(), highest > lowest,
      decades > 0
    else { return 0 }
    return min(width(of: hollow) / decades, depth(of: hollow) / (highest - lowest))
  }

  /// The first of the highest points in a range; nil where the range is empty.
  private static func highest(of values: [Double], in range: ClosedRange<Int>) -> Int? {
    var best: Int?
    for point in range.clamped(to: 0...max(0, values.count - 1))
    where values.indices.contains(point) {
      if let current = best, values[point] <= values[current] { continue }
      best = point
    }
    return best
  }
}
