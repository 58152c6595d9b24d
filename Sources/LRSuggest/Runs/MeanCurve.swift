/// The robust mean of several curves; `RunsAnalysis.mean` says how it is made.
struct MeanCurve {
  /// The mean; nil where no run has two losses to average.
  let curve: Curve?

  /// How far above the median of its first ten values an exploded run counts: e² times as large.
  private static let height = 2.0

  private static let largestCount = 1000

  /// Runs with less noise than this, on the transformed scale, count alike.
  private static let smallestNoise = 1e-3

  init(_ readings: [Reading]) {
    let readings = readings.filter { $0.signal.count > 1 }
    let transform = LossTransform.fitted(to: Self.interleaved(readings.map { $0.signal.losses }))
    let typical = Quantile.median(of: readings.map(Self.variance))
    let runs = readings.map { Run($0, transform: transform, typicalVariance: typical) }
    let grid = Self.grid(of: readings.map { $0.signal })
    var rates: [Double] = [], losses: [Double] = []
    var cursors = runs.map { _ in 0 }
    for point in grid {
      var values: [Double] = [], weights: [Double] = []
      for (index, run) in runs.enumerated() {
        guard let value = run.value(at: point.position, from: &cursors[index]) else { continue }
        values.append(value)
        weights.append(run.weight)
      }
      if 2 * values.count < runs.count {
        // More than half of the runs have not begun yet, or have ended.
        if rates.isEmpty { continue } else { break }
      }
      guard point.rate > rates.last ?? 0 else { continue }
      rates.append(point.rate)
      losses.append(transform.invert(RobustMean.middleHalf(of: values, weights: weights)))
    }
    curve = try? Curve(learningRates: rates, losses: losses)
  }

  /// A point of the common grid, and its log10.
  private struct Point {
    let rate: Double
    let position: Double
  }

  /// One run on the common scale.
  private struct Run {
    let grid: [Double]
    let values: [Double]
    let weight: Double
    /// What counts past the last point; nil where nothing does.
    let beyond: Double?

    init(_ reading: Reading, transform: LossTransform, typicalVariance: Double) {
      let signal = reading.signal
      let transformed = signal.losses.map(transform.apply)
      let top = Quantile.median(of: transformed.prefix(10)) + MeanCurve.height
      grid = signal.grid
      values = transformed.map { min($0, top) }
      beyond = signal.end == .curve ? nil : top
      weight = typicalVariance / (MeanCurve.variance(of: reading) + typicalVariance)
    }

    /// The value at a position, by linear interpolation; positions must come in increasing order.
    func value(at position: Double, from cursor: inout Int) -> Double? {
      guard let first = grid.first, let last = grid.last, position >= first else { return nil }
      if position > last { return beyond }
      while cursor + 2 < grid.count, grid[cursor + 1] < position { cursor += 1 }
      let width = grid[cursor + 1] - grid[cursor]
      let part = width > 0 ? (position - grid[cursor]) / width : 0
      return (1 - part) * values[cursor] + part * values[cursor + 1]
    }
  }

  private static func variance(of reading: Reading) -> Double {
    let noise = max(smallestNoise, reading.noise)
    return noise * noise
  }

  /// The grid of the longest run where those of all others are its beginning; else even in log10,
  /// from the lowest rate to the highest, with the median spacing, at most 1,000 points.
  private static func grid(of signals: [Signal]) -> [Point] {
    guard let longest = signals.max(by: { $0.count < $1.count }) else { return [] }
    if signals.allSatisfy({ longest.grid.starts(with: $0.grid) }) {
      return zip(longest.learningRates, longest.grid).map { Point(rate: $0, position: $1) }
    }
    let first = signals.compactMap { $0.grid.first }.min() ?? 0
    let last = signals.compactMap { $0.grid.last }.max() ?? first
    let spacing = Quantile.median(
      of: signals.map { ((($0.grid.last ?? 0) - ($0.grid.first ?? 0)) / Double($0.count - 1)) })
    let steps = spacing > 0 ? min((last - first) / spacing, Double(largestCount - 1)) : 1
    let count = max(1, Int(exactly: steps.rounded()) ?? 1)
    return (0...count).map { step in
      let position = step == count ? last : first + (last - first) * Double(step) / Double(count)
      return Point(rate: Derivation.rate(of: position), position: position)
    }
  }

  /// The first values of all rows, then the second ones, and so on: their start is that of all.
  private static func interleaved(_ rows: [[Double]]) -> [Double] {
    let longest = rows.map { $0.count }.max() ?? 0
    return (0..<longest).flatMap { place in
      rows.compactMap { $0.indices.contains(place) ? $0[place] : nil }
    }
  }
}
