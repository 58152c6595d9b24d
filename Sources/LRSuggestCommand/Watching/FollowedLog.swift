import LRSuggest

/// A log that is being written, read anew when it has grown.
struct FollowedLog {
  let path: String
  let reading: ReadingOptions
  let stopRule: StopRule
  let isToldBeta: Bool

  /// What could be read so far.
  private(set) var sweep: RecordedSweep?
  /// What the stop rule says of the losses.
  private(set) var verdict = Sweep.State.running
  /// The rate of the last loss that the rule looked at.
  private var judgedRate = 0.0

  private var size: Int?
  private var lastNews = ContinuousClock.now

  init(path: String, reading: ReadingOptions, stopRule: StopRule, isToldBeta: Bool) {
    (self.path, self.reading, self.stopRule) = (path, reading, stopRule)
    self.isToldBeta = isToldBeta
  }

  /// How long no point has come.
  var secondsWithoutNews: Double { lastNews.duration(to: .now) / .seconds(1) }

  /// Reads the file if its size has changed; whether there are other points than before.
  ///
  /// - Throws: `DataError` where more lines would not mend what is wrong.
  mutating func look() throws -> Bool {
    let now = FileSize.of(path)
    guard now != size else { return false }
    size = now
    let before = sweep?.curve.count
    do {
      sweep = try RecordedSweep(path, reading: reading, endsComplete: false, isToldBeta: isToldBeta)
    } catch {
      guard error.isTooEarly else { throw error }
      return false
    }
    guard let sweep, sweep.curve.count != before else { return false }
    lastNews = .now
    try judge(sweep.curve)
    return true
  }

  /// What to do about the sweep, in one sentence.
  var advice: String {
    let rate = NumberText.short(judgedRate)
    switch verdict {
    case .diverged:
      return "Stop the sweep: at \(rate) the loss has risen for good (\(stopRule.rawValue))."
    case .nonFinite: return "Stop the sweep: at \(rate) the loss is not finite."
    case .running, .completed:
      return "The sweep may go on: up to \(rate) the loss has not risen for good."
    }
  }

  /// Gives the losses to the stop rule, as a sweep would.
  private mutating func judge(_ curve: Curve) throws {
    // The rule looks at the losses alone: any rates will do.
    var session = Sweep(
      schedule: try SweepSchedule(count: Curve.maximumCount), stopRule: stopRule)
    for loss in curve.losses where session.state == .running { try session.record(loss) }
    verdict = session.state
    judgedRate = curve.learningRates[session.losses.count - 1]
  }
}
