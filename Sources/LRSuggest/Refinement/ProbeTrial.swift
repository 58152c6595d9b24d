/// One short run of a reset probe: always the same learning rate, from the same weights.
public struct ProbeTrial: Sendable, Hashable {
  /// The rate.
  public let learningRate: Double
  /// How many losses were recorded.
  public private(set) var steps = 0
  /// Why it ended: `completed` after all its steps; `diverged` and `nonFinite` before.
  public private(set) var state = Sweep.State.running

  /// Where the rate lies: in half decades from the first.
  let place: Int
  private let wanted: Int
  private var divergence = DivergenceDetector()
  /// The loss of its first step, of the first weights; nil before it.
  private(set) var firstLoss: Double?
  private var mean = 0.0

  init(place: Int, learningRate: Double, steps: Int) {
    self.place = place
    self.learningRate = learningRate
    wanted = steps
  }

  /// The mean of the last half of the losses; nil unless the run was completed.
  ///
  /// The first half is left out: there the large rates still pay for their first jumps.
  public var loss: Double? { state == .completed ? mean : nil }

  /// What the rates are compared by: infinite where the run broke, or its mean has no number.
  var score: Double {
    guard let loss, loss.isFinite else { return .infinity }
    return loss
  }

  /// Takes the next loss. A run that rises for good, by the rule that stops a sweep, ends only
  /// above its first loss: at a large rate many a good run jumps at first. O(1) amortised.
  mutating func record(_ loss: Double) {
    let first = firstLoss ?? loss
    firstLoss = first
    steps += 1
    let counted = steps - wanted / 2
    if counted > 0 { mean += (loss - mean) / Double(counted) }
    switch divergence.record(loss) {
    case .nonFinite: state = .nonFinite
    case .diverged where loss > first: state = .diverged
    default: if steps == wanted { state = .completed }
    }
  }
}
