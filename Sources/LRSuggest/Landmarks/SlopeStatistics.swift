/// How the smooth curve slopes between its steepest point and its elbow.
///
/// Slopes are changes per decade of the learning rate on the scale of the smoother (a logarithm
/// where no loss is negative), of the straight lines between neighbouring points, each weighted
/// with its width; the last line ends at the elbow. The `relative` ones are divided by the drop:
/// they are 1 per decade where the whole drop would be climbed in one, and change neither with the
/// unit of the loss nor with the size of the descent.
///
/// Whatever the weights, the mean slope telescopes: it is the secant from the steepest point to the
/// elbow and knows nothing of what lies between.
public struct SlopeStatistics: Sendable, Hashable {
  /// The steepest point, where the lines begin.
  public let low: Double
  /// The elbow, where they end.
  public let high: Double
  /// The mean slope, *(z(elbow) − z(steepest)) / (x(elbow) − x(steepest))*.
  public let mean: Double
  /// The standard deviation *s* of the slopes, with *N* − 1 in the denominator for *N* lines.
  public let deviation: Double
  /// The part of it that is noise: the root of the mean posterior variance of the slopes.
  ///
  /// The posterior of a smoother is wider than the noise its mean still carries, so this is an
  /// upper bound.
  public let noise: Double
  /// What the shape of the curve contributes at least: *√max(0, s² − noise²)*.
  public let shape: Double
  /// `mean` divided by the drop.
  public let relativeMean: Double
  /// `deviation` divided by the drop.
  public let relativeDeviation: Double
  /// `noise` divided by the drop.
  public let relativeNoise: Double
  /// `shape` divided by the drop.
  public let relativeShape: Double
}

extension Reading {
  /// The slopes between the steepest point and the elbow.
  ///
  /// Nil where either is missing, where the elbow does not lie right of the steepest point, and
  /// where fewer than two lines lie between: one has no deviation.
  ///
  /// - Complexity: O(*n*).
  public var slopeStatistics: SlopeStatistics? {
    guard let steepest = landmarks.steepest?.learningRate, let elbow = landmarks.elbow?.learningRate
    else { return nil }
    let grid = smooth.grid
    let start = SortedSearch.firstIndex(notBelow: steepest, in: signal.learningRates)
    let end = Elementary.log10(elbow)
    var lines: [(slope: Double, width: Double, variance: Double)] = []
    for left in grid.indices.dropFirst(start).dropLast() {
      let width = min(grid[left + 1], end) - grid[left]
      guard width > 0 else { break }
      let slope = (smooth.values[left + 1] - smooth.values[left]) / (grid[left + 1] - grid[left])
      let deviation = smooth.segmentDeviations[left]
      lines.append((slope, width, deviation * deviation))
    }
    let count = Double(lines.count), length = lines.reduce(0) { $0 + $1.width }
    guard count > 1 else { return nil }
    func average(_ value: (_ slope: Double, _ variance: Double) -> Double) -> Double {
      lines.reduce(0) { $0 + value($1.slope, $1.variance) * ($1.width / length) }
    }
    let mean = average { slope, _ in slope }
    let spread = average { slope, _ in (slope - mean) * (slope - mean) } * count / (count - 1)
    let variance = average { _, variance in variance }
    let deviation = spread.squareRoot(), noise = variance.squareRoot()
    let shape = max(0, spread - variance).squareRoot()
    return SlopeStatistics(
      low: steepest, high: elbow, mean: mean, deviation: deviation, noise: noise, shape: shape,
      relativeMean: mean / drop, relativeDeviation: deviation / drop, relativeNoise: noise / drop,
      relativeShape: shape / drop)
  }
}
