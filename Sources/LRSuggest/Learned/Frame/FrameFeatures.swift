/// What the landmarks of a curve say, in 31 numbers.
enum FrameFeatures {
  static let count = 31

  /// Rates are decades from the anchor, −3 to 3, and 0 where there is none.
  static func values(of view: FrameView, derivation: Derivation) -> [Float] {
    positions(of: view) + extent(of: view) + shape(of: view) + [
      derivation.isHeldByCeiling ? 1 : 0
    ]
  }

  /// Thirteen: valley; where 95, 75, 50 and 25 % of the drop are reached; steepest point, minimum,
  /// start of the descent; elbow and onset, each with a flag; the end of what was read.
  private static func positions(of view: FrameView) -> [Float] {
    let reading = view.reading, landmarks = reading.landmarks
    func offset(_ rate: Double?) -> Float {
      rate.map { view.offset(of: $0).clipped(to: -3...3) } ?? 0
    }
    return [
      offset(landmarks.valley?.learningRate),
      offset(reading.rate(atDrop: 0.95)), offset(reading.rate(atDrop: 0.75)),
      offset(reading.rate(atDrop: 0.5)), offset(reading.rate(atDrop: 0.25)),
      offset(landmarks.steepest?.learningRate), offset(landmarks.minimum?.learningRate),
      offset(landmarks.descentStart?.learningRate),
      offset(landmarks.elbow?.learningRate), landmarks.elbow == nil ? 0 : 1,
      offset(reading.onset), reading.onset == nil ? 0 : 1,
      offset(reading.signal.learningRates.last),
    ]
  }

  /// Six: how the sweep ended (two flags), how far past the minimum it went and rose, how many
  /// points were read, how wide the lower three quarters of the descent are.
  private static func extent(of view: FrameView) -> [Float] {
    let reading = view.reading, smooth = view.smooth
    let last = smooth.grid.last ?? 0
    let lowest =
      smooth.grid.indices.contains(view.descent.lowest)
      ? smooth.grid[view.descent.lowest] : last
    let width = reading.rate(atDrop: 0.95).flatMap { deep in
      reading.rate(atDrop: 0.25).map { Elementary.log10(deep / $0) }
    }
    return [
      reading.end == .explosion ? 1 : 0, reading.end == .nonFiniteLoss ? 1 : 0,
      (last - lowest).clipped(to: 0...3),
      view.level(of: smooth.values.last ?? 0).clipped(to: 0...3),
      Elementary.log10(Double(max(1, reading.coveredCount)) / 100).clipped(to: -1.5...3),
      (width ?? 0).clipped(to: 0...3),
    ]
  }

  /// Eleven: logarithms of bandwidth, clarity, drop and significance; whether losses were read as
  /// logarithms; the second basin; the bad start; the onset's share; the steepest slope; how much
  /// larger the noise is around the anchor than before the descent; the height of the start.
  private static func shape(of view: FrameView) -> [Float] {
    let reading = view.reading
    func logarithm(_ value: Double, _ limits: ClosedRange<Double>) -> Float {
      value > 0 ? Elementary.log10(value).clipped(to: limits) : Float(limits.lowerBound)
    }
    let steepest = view.smooth.slopes.min() ?? 0
    return [
      logarithm(reading.bandwidth ?? Calibration.typicalBandwidth, -2...1),
      logarithm(reading.clarity, -1...3),
      reading.isLogarithmic ? logarithm(reading.drop, -3...1.5) : 0,
      logarithm(reading.significance, -1...3),
      reading.isLogarithmic ? 1 : 0,
      (reading.runnerUp / view.scale).clipped(to: 0...2),
      reading.startsBadly ? 1 : 0,
      Float(Consensus.onsetShare(of: reading)),
      (-steepest / view.scale).clipped(to: 0...5),
      noiseRatio(of: view),
      view.level(of: view.descent.start).clipped(to: -1...3),
    ]
  }

  /// log10 of the noise within half a decade of the anchor over that more than two decades before
  /// it; 0 where either has fewer than three points.
  private static func noiseRatio(of view: FrameView) -> Float {
    var near = (sum: 0.0, count: 0), before = near
    for (index, x) in view.smooth.grid.enumerated() {
      let square = view.residual(at: index) * view.residual(at: index)
      if (x - view.anchor).magnitude <= 0.5 {
        near = (near.sum + square, near.count + 1)
      } else if x < view.anchor - 2 {
        before = (before.sum + square, before.count + 1)
      }
    }
    guard near.count >= 3, before.count >= 3, near.sum > 0, before.sum > 0 else { return 0 }
    let ratio = near.sum / Double(near.count) / (before.sum / Double(before.count))
    return (0.5 * Elementary.log10(ratio)).clipped(to: -1.5...1.5)
  }
}
