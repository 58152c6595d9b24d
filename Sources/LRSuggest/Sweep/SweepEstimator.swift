/// How far the recurrent network has read a sweep; made when it is first asked.
///
/// It follows from the losses, so it tells no two sweeps apart, and one pointer is all that a sweep
/// that is never asked carries along.
struct SweepEstimator: Sendable, Hashable {
  /// One at most.
  private var streams: [LearnedStream] = []

  static func == (left: SweepEstimator, right: SweepEstimator) -> Bool { true }
  func hash(into hasher: inout Hasher) {}

  /// Reads the losses that it has not read.
  mutating func read(
    _ losses: [Double], at schedule: SweepSchedule, _ networks: LearnedNetworks
  ) -> LearnedStream? {
    if streams.isEmpty { streams.append(LearnedStream(networks)) }
    for index in streams.indices {
      while streams[index].count < losses.count,
        let rate = schedule.learningRate(at: streams[index].count),
        streams[index].record(
          learningRate: rate, loss: losses[streams[index].count], networks)
      {}
    }
    return streams.last
  }
}

extension Sweep {
  /// What the recurrent network makes of the losses so far: a sweep may be stopped once the spread
  /// is small enough.
  ///
  /// The answer at the end is that of `Analysis.learned(.gru)` on the recorded curve, where that is
  /// supported and its losses are raw. Here they are taken for raw, whatever the context says. Only
  /// losses recorded since the last call are read; `record(_:)` costs nothing more.
  ///
  /// - Returns: Nil before the first loss, and where that is not finite.
  /// - Complexity: O(1) for each new loss.
  public mutating func estimate(
    for context: TrainingContext = .unknown
  ) -> LearnedEstimate? {
    guard let networks = LearnedNetworks.shipped,
      let stream = estimator.read(losses, at: schedule, networks)
    else { return nil }
    let conditions = FrameConditions.values(for: context, density: stream.density)
    guard let copies = stream.distributions(conditions: conditions, networks),
      let belief = OffsetDistribution.mean(of: copies)
    else { return nil }
    return LearnedEstimate(
      belief, of: copies, member: .gru, schedule: context.schedule,
      calibration: networks.calibration,
      isSupported: stream.rows >= networks.calibration.fewestRows)
  }
}
