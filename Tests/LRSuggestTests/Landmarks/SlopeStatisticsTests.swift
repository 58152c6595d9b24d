import Testing

@testable import LRSuggest

@Suite struct SlopeStatisticsTests {
  @Test func `G16: the mean slope is the secant`() throws {
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      let truth = TextbookCurve(random: &random)
      let curve = try truth.curve(60 + random.below(200), noise: 0.05, &random)
      let reading = Reading(curve, smoothing: .automatic)
      let statistics = try #require(reading.slopeStatistics)
      let steepest = try #require(reading.landmarks.steepest)
      let elbow = try #require(reading.landmarks.elbow)
      #expect(statistics.low == steepest.learningRate)
      #expect(statistics.high == elbow.learningRate)
      let transform = reading.signal.transform
      let rise = transform.apply(elbow.loss) - transform.apply(steepest.loss)
      let run = Elementary.log10(elbow.learningRate) - Elementary.log10(steepest.learningRate)
      #expect((statistics.mean - rise / run).magnitude < 1e-12 * (1 + statistics.mean.magnitude))
    }
  }

  @Test func theDeviationIsThatOfTheLinesByTheirWidths() throws {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let curve = try TextbookCurve(random: &random).curve(100, noise: 0.05, &random)
      let reading = Reading(curve, smoothing: .automatic)
      let found = try #require(reading.slopeStatistics)
      let lines = Self.lines(of: reading)
      let length = lines.reduce(0) { $0 + $1.width }
      let squares = lines.reduce(0) { sum, line in
        sum + line.width * (line.slope - found.mean) * (line.slope - found.mean)
      }
      let variance = squares / length * Double(lines.count) / Double(lines.count - 1)
      #expect(relativeDistance(found.deviation, variance.squareRoot()) < 1e-9)
      #expect(relativeDistance(length, Elementary.log10(found.high / found.low)) < 1e-9)
    }
  }

  @Test func theShapeIsWhatNoiseDoesNotExplain() throws {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let truth = TextbookCurve(random: &random)
      let reading = Reading(try truth.curve(150, noise: 0.1, &random), smoothing: .automatic)
      let found = try #require(reading.slopeStatistics)
      let rest = found.deviation * found.deviation - found.noise * found.noise
      #expect((found.shape - max(0, rest).squareRoot()).magnitude < 1e-12)
      #expect(found.noise > 0)
      let pairs = [
        (found.mean, found.relativeMean), (found.deviation, found.relativeDeviation),
        (found.noise, found.relativeNoise), (found.shape, found.relativeShape),
      ]
      for (value, relative) in pairs { #expect(value / reading.drop == relative) }
    }
  }

  @Test func moreNoiseIsMoreNoise() throws {
    let found = try [0.01, 0.05, 0.2].map { noise in
      var random = SplitMix64(seed: 3)
      let curve = try TextbookCurve().curve(200, noise: noise, &random)
      return try #require(Reading(curve, smoothing: .automatic).slopeStatistics).noise
    }
    #expect(found[0] < found[1] && found[1] < found[2])
  }

  @Test func withoutBothLandmarksThereIsNone() throws {
    let neverRises = try Curve.sweep { 0.3 + logistic(-2 * ($0 + 3)) }
    let neverFalls = try Curve.sweep { Elementary.exp($0) }
    for curve in [neverRises, neverFalls, try Curve(learningRates: [1], losses: [1])] {
      #expect(Reading(curve, smoothing: .automatic).slopeStatistics == nil)
    }
  }

  /// The lines between the steepest point and the elbow, the last cut there.
  private static func lines(of reading: Reading) -> [(slope: Double, width: Double)] {
    guard let steepest = reading.landmarks.steepest, let elbow = reading.landmarks.elbow
    else { return [] }
    let grid = reading.smooth.grid, values = reading.smooth.values
    let end = Elementary.log10(elbow.learningRate)
    return grid.indices.dropLast().compactMap { left in
      guard reading.signal.learningRates[left] >= steepest.learningRate, grid[left] < end
      else { return nil }
      let width = grid[left + 1] - grid[left]
      return ((values[left + 1] - values[left]) / width, min(width, end - grid[left]))
    }
  }
}
