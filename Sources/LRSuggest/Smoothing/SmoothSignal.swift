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
  /// The posterior standard deviation of the slope from each point to the next: one fewer.
  let segmentDeviations: [Double]
  /// The standard deviation of the noise around the curve.
  let noise: Double
  /// The width in decades over which the smoother averages; nil where nothing was smoothed.
  let bandwidth: Double?
  /// How the values were fitted; nil where they were not.
  let fit: Fit?

  /// What a smoother needs to know to fit the same values again.
  struct Fit: Sendable, Hashable {
    let weights: [Double]
    let penalty: Double
    /// Whether the penalty was chosen from the data.
    let penaltyIsChosen: Bool
  }

  var count: Int { grid.count }

  /// A fit with the bands of its covariance, which is `variance` times `covariance`.
  init(
    grid: [Double], values: [Double], variance: Double, covariance: SecondDifferences.Bands,
    bandwidth: Double, fit: Fit? = nil
  ) {
    self.grid = grid
    self.values = values
    self.bandwidth = bandwidth
    self.fit = fit
    noise = max(0, variance).squareRoot()
    deviations = covariance.diagonal.map { Self.deviation($0 * variance) }
    slopes = Self.slopes(of: values, on: grid)
    slopeDeviations = grid.indices.map { index in
      let left = max(0, index - 1), right = min(grid.count - 1, index + 1)
      let width = grid[right] - grid[left]
      let cross = right - left == 2 ? covariance.above2[left] : covariance.above1[left]
      let spread = covariance.diagonal[left] + covariance.diagonal[right] - 2 * cross
      return width > 0 ? Self.deviation(spread * variance) / width : 0
    }
    segmentDeviations = grid.indices.dropLast().map { left in
      let width = grid[left + 1] - grid[left]
      let spread =
        covariance.diagonal[left] + covariance.diagonal[left + 1] - 2 * covariance.above1[left]
      return width > 0 ? Self.deviation(spread * variance) / width : 0
    }
  }

  /// A curve that is taken for exact.
  init(grid: [Double], exact values: [Double]) {
    self.grid = grid
    self.values = values
    slopes = Self.slopes(of: values, on: grid)
    deviations = values.map { _ in 0 }
    slopeDeviations = deviations
    segmentDeviations = deviations.dropLast()
    noise = 0
    bandwidth = nil
    fit = nil
  }

  /// Points too few to smooth, as they are.
  init(grid: [Double], unsmoothed values: [Double]) {
    self.grid = grid
    self.values = values
    deviations = values.map { _ in 0 }
    slopes = deviations
    slopeDeviations = deviations
    segmentDeviations = deviations.dropLast()
    noise = 0
    bandwidth = nil
    fit = nil
  }

  private static func slopes(of values: [Double], on grid: [Double]) -> [Double] {
    grid.indices.map { index in
      let left = max(0, index - 1), right = min(grid.count - 1, index + 1)
      let width = grid[right] - grid[left]
      return width > 0 ? (values[right] - values[left]) / width : 0
    }
  }

  /// A standard deviation; 0 where rounding left no positive variance.
  private static func deviation(_ variance: Double) -> Double {
    variance > 0 ? variance.squareRoot() : 0
  }
}
