/// A smooth curve on the transformed scale: posterior mean, slope and their standard deviations.
struct SmoothSignal: Sendable, Hashable {
  /// log10 of the learning rates, strictly increasing.
  let grid: [Double]
  /// The posterior mean of the transformed loss.
  let values: [Double]
  /// Its posterior standard deviation.
  let deviations: [Double]
  /// The slope per decade, by central differences; one-sided at the ends.
  let slopes: [Double]
  /// The posterior standard deviation of the slope.
  let slopeDeviations: [Double]
  /// The standard deviation of the noise around the curve.
  let noise: Double
  /// The width in decades over which the smoother averages; nil where nothing was smoothed.
  let bandwidth: Double?

  var count: Int { grid.count }

  /// A fit with the bands of its covariance, which is `variance` times `covariance`.
  init(
    grid: [Double], values: [Double], variance: Double, covariance: SecondDifferences.Bands,
    bandwidth: Double
  ) {
    self.grid = grid
    self.values = values
    self.bandwidth = bandwidth
    noise = max(0, variance).squareRoot()
    deviations = covariance.diagonal.map { Self.deviation($0 * variance) }
    var slopes: [Double] = [], slopeDeviations: [Double] = []
    slopes.reserveCapacity(grid.count)
    slopeDeviations.reserveCapacity(grid.count)
    for index in grid.indices {
      let left = max(0, index - 1), right = min(grid.count - 1, index + 1)
      let width = grid[right] - grid[left]
      let cross = right - left == 2 ? covariance.above2[left] : covariance.above1[left]
      let spread = covariance.diagonal[left] + covariance.diagonal[right] - 2 * cross
      slopes.append(width > 0 ? (values[right] - values[left]) / width : 0)
      slopeDeviations.append(width > 0 ? Self.deviation(spread * variance) / width : 0)
    }
    self.slopes = slopes
    self.slopeDeviations = slopeDeviations
  }

  /// Points too few to smooth, as they are.
  init(grid: [Double], unsmoothed values: [Double]) {
    self.grid = grid
    self.values = values
    deviations = values.map { _ in 0 }
    slopes = deviations
    slopeDeviations = deviations
    noise = 0
    bandwidth = nil
  }

  /// A standard deviation; 0 where rounding left no positive variance.
  private static func deviation(_ variance: Double) -> Double {
    variance > 0 ? variance.squareRoot() : 0
  }
}
