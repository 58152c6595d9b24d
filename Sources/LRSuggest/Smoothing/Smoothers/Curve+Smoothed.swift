extension Curve {
  /// The losses, smoothed: one value for each point.
  ///
  /// - Throws: `SmootherError` for a parameter outside its range, or a window longer than the
  ///   curve.
  /// - Complexity: that of the smoother: O(*n*), or O(*n* log *n*) for Whittaker's.
  public func smoothed(by smoother: Smoother) throws(SmootherError) -> [Double] {
    try smoother.check()
    switch smoother {
    case .whittaker(let smoothing):
      return WhittakerSmoother.smooth(self, smoothing: smoothing)
    case .movingAverage(let window):
      try requirePoints(for: window)
      return MovingAverage.trailing(losses, window: window)
    case .centeredMovingAverage(let window):
      try requirePoints(for: window)
      return MovingAverage.centered(losses, window: window)
    case .ema(let beta):
      return ExponentialAverage(beta: beta, start: .corrected).smooth(losses)
    case .emaUncorrected(let beta):
      return ExponentialAverage(beta: beta, start: .zero).smooth(losses)
    case .emaFirstValue(let beta):
      return ExponentialAverage(beta: beta, start: .firstValue).smooth(losses)
    case .spline(let penalty):
      return SmoothingSpline.smooth(losses, at: positions, penalty: penalty)
    case .emaSpline(let beta, let penalty):
      let averages = ExponentialAverage(beta: beta, start: .corrected).smooth(losses)
      return SmoothingSpline.smooth(averages, at: positions, penalty: penalty)
    case .savitzkyGolay(let window, let order):
      try requirePoints(for: window)
      return SavitzkyGolay(window: window, order: order).smooth(losses)
    }
  }

  /// log10 of the learning rates.
  private var positions: [Double] { learningRates.map(Elementary.log10) }

  private func requirePoints(for window: Int) throws(SmootherError) {
    guard window <= count else { throw .windowTooLong(window, count: count) }
  }
}
