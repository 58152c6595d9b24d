/// The smooth curve this library reads, at every point of the curve.
///
/// Losses are smoothed on the scale and over the part that `Signal` gives, and brought back to
/// units of the loss. Where a signal averages its points, the values between two averages lie on a
/// straight line, on the transformed scale. What was not read is NaN.
enum WhittakerSmoother {
  /// One value for each point. O(*n* log *n*).
  static func smooth(_ curve: Curve, smoothing: Smoothing) -> [Double] {
    let signal = Signal(curve)
    let smooth = Whittaker(smoothing: smoothing)
      .smooth(grid: signal.grid, values: signal.values, weights: signal.weights)
    var group = 0
    return curve.learningRates.enumerated().map { index, rate in
      guard index < signal.coveredCount else { return .nan }
      let position = Elementary.log10(rate)
      while group + 2 < smooth.count, smooth.grid[group + 1] < position { group += 1 }
      guard group + 1 < smooth.count else {
        return smooth.values.first.map(signal.transform.invert) ?? .nan
      }
      let left = smooth.grid[group], right = smooth.grid[group + 1]
      let part = max(0, min((position - left) / (right - left), 1))
      return signal.transform.invert(
        (1 - part) * smooth.values[group] + part * smooth.values[group + 1])
    }
  }
}
