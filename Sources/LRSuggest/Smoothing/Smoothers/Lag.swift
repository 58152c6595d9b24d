/// How late a smoothed curve is at one point.
public struct Lag: Sendable, Hashable {
  /// The mean age of the losses in the average, in steps; 0 for a smoother that looks both ways.
  public let steps: Double
  /// How far the rate has risen since, on average, in decades.
  public let decades: Double
}

extension Curve {
  /// How late a smoother is at a point of this curve: what it shows there belongs, on average, to a
  /// rate so many decades lower.
  ///
  /// With *t = index + 1*, in steps: *β/(1 − β) − tβᵗ/(1 − βᵗ)* for `ema`, `emaUncorrected` and
  /// `emaSpline`; *β(1 − βᵗ⁻¹)/(1 − β)* for `emaFirstValue`; *(min(window, t) − 1)/2* for
  /// `movingAverage`; 0 for the others. In decades: the weights of the smoother applied to log10 of
  /// the rates, exact however they are spaced.
  ///
  /// - Throws: `SmootherError` for a parameter outside its range, a window longer than the curve,
  ///   or an index outside it.
  /// - Complexity: O(*n*).
  public func lag(of smoother: Smoother, at index: Int) throws(SmootherError) -> Lag {
    try smoother.check()
    guard learningRates.indices.contains(index) else {
      throw .indexOutside(index, count: count)
    }
    let positions = learningRates.prefix(index + 1).map(Elementary.log10)
    let here = positions[index]
    switch smoother {
    case .ema(let beta), .emaUncorrected(let beta), .emaSpline(let beta, _):
      // What an uncorrected average gives to no loss at all has no age.
      let average = ExponentialAverage(beta: beta, start: .corrected)
      return Lag(
        steps: average.lag(at: index), decades: here - average.smooth(positions)[index])
    case .emaFirstValue(let beta):
      let average = ExponentialAverage(beta: beta, start: .firstValue)
      return Lag(
        steps: average.lag(at: index), decades: here - average.smooth(positions)[index])
    case .movingAverage(let window):
      guard window <= count else { throw .windowTooLong(window, count: count) }
      let recent = positions.suffix(window)
      let mean = recent.reduce(0) { $0 + $1 / Double(recent.count) }
      return Lag(steps: Double(recent.count - 1) / 2, decades: max(0, here - mean))
    case .centeredMovingAverage(let window), .savitzkyGolay(let window, _):
      guard window <= count else { throw .windowTooLong(window, count: count) }
      return Lag(steps: 0, decades: 0)
    case .whittaker, .spline:
      return Lag(steps: 0, decades: 0)
    }
  }
}
