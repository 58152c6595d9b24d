/// What Dataiku's finder makes of a sweep: a range of rates, (low, high).
///
/// The trimmed curve has its lowest loss at *m*. High is the grid rate nearest to a tenth of the
/// rate there. Low is the steepest fall between *m* and the last point before it where the loss
/// does not fall, if that is at most a tenth of high; else the grid rate nearest to a tenth of
/// high.
struct DataikuSweep {
  /// The rates that are read, in their order.
  private let rates: [Double]
  /// The averaged losses at those.
  private let losses: [Double]
  private let lowest: Int

  private static let weight = 0.98
  /// How many times the best loss ends the sweep: 3.47.
  private static let factor = -20 * weight / 3 + 10
  private static let skipped = (first: 5, last: 1)

  /// Runs the sweep on a curve. O(*n*).
  init?(_ curve: Curve) {
    let averages = DebiasedAverage.values(of: curve.losses)
    let count = BestMultiple.recordedCount(of: averages, factor: Self.factor)
    let kept =
      count > Self.skipped.first + Self.skipped.last
      ? Trim.indices(count, first: Self.skipped.first, last: Self.skipped.last) : 0..<count
    rates = Array(curve.learningRates[kept])
    losses = Array(averages[kept])
    guard let lowest = NumericalGradient.firstMinimum(of: losses) else { return nil }
    self.lowest = lowest
  }

  /// The upper end of the range.
  var high: Double { nearest(to: rates[lowest] / 10) }

  /// The lower end.
  var low: Double {
    let high = high
    if let steepest, steepest < high, steepest / high <= 0.1 { return steepest }
    return nearest(to: 0.1 * high)
  }

  /// The steepest fall of the descent that ends at the minimum; nil where the loss falls from the
  /// first point on, or does not fall just before the minimum.
  private var steepest: Double? {
    guard losses.count > 1 else { return nil }
    let slopes = NumericalGradient.perStep(losses)
    guard let rise = slopes[..<lowest].lastIndex(where: { $0 >= 0 }), rise + 1 < lowest
    else { return nil }
    let start = rise + 1
    let fall = NumericalGradient.firstMinimum(of: Array(slopes[start..<lowest]))
    return fall.map { rates[start + $0] }
  }

  /// The rate with the smallest distance, not ratio, to `rate`; the lower of two.
  private func nearest(to rate: Double) -> Double {
    let distances = rates.map { ($0 - rate).magnitude }
    return rates[NumericalGradient.firstMinimum(of: distances) ?? lowest]
  }
}
