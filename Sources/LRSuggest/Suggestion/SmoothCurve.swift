/// A range test without its noise: what the loss would be on average, and how well that is known.
///
/// Its points are those of the curve up to a non-finite loss or the end of the explosion; of more
/// than 1,000 points, averages of neighbours.
public struct SmoothCurve: Sendable, Hashable {
  /// The learning rates, strictly increasing.
  public let learningRates: [Double]
  /// The smooth loss, in units of the loss.
  public let losses: [Double]
  /// The lower end of the pointwise 95 % band.
  public let lower: [Double]
  /// The upper end of the pointwise 95 % band.
  public let upper: [Double]

  init?(_ reading: Reading) {
    let smooth = reading.smooth, transform = reading.signal.transform
    guard smooth.bandwidth != nil else { return nil }
    learningRates = reading.signal.learningRates
    losses = smooth.values.map(transform.invert)
    let margins = smooth.deviations.map { 1.96 * $0 }
    lower = zip(smooth.values, margins).map { transform.invert($0 - $1) }
    upper = zip(smooth.values, margins).map { transform.invert($0 + $1) }
  }
}
