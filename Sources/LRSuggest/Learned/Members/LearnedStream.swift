/// A range test as the recurrent network reads it: one loss at a time, with an estimate after each.
///
/// It ends where the reading of a recorded curve does: before a loss that is not finite, and with
/// the loss at which the rise is certain. The state of every copy is carried along, so that a loss
/// costs the same however long the sweep already is.
struct LearnedStream: Sendable, Hashable {
  private var inputs = StreamInputs()
  private var states: [[Float]]
  private var rooms: [RecurrentCell.Workspace]
  private var divergence = DivergenceDetector()
  private var hasEnded = false
  private var first: Double?
  private var last = 0.0

  /// How many losses it has read.
  private(set) var count = 0
  /// How many rows they have made.
  private(set) var rows = 0

  /// Begins with nothing.
  init(_ networks: LearnedNetworks) {
    states = networks.gru.map { $0.cell.initial }
    rooms = networks.gru.map { $0.cell.workspace }
  }

  /// Reads the next loss and its rate, larger than the last one. O(1) amortised.
  ///
  /// - Returns: False, and the loss is not read, where the stream has ended.
  mutating func record(
    learningRate: Double, loss: Double, _ networks: LearnedNetworks
  ) -> Bool {
    let x = Elementary.log10(learningRate)
    guard !hasEnded, x.isFinite, loss.isFinite else {
      hasEnded = true
      return false
    }
    hasEnded = divergence.record(loss) != nil
    first = first ?? x
    last = x
    count += 1
    guard let row = inputs.record(learningRate: learningRate, loss: loss) else { return true }
    rows += 1
    for (index, copy) in networks.gru.enumerated() where states.indices.contains(index) {
      guard copy.cell.advance(&states[index], with: row, in: &rooms[index]) else { return false }
    }
    return true
  }

  /// The points per decade so far, as `Reading.density` has them.
  var density: Double {
    guard let first, last > first else { return 0 }
    return Double(count - 1) / (last - first)
  }

  /// What each copy says of where the good rates lie, by all that was read; nil before the first
  /// loss.
  func distributions(
    conditions: [Float], _ networks: LearnedNetworks
  ) -> [OffsetDistribution]? {
    guard let anchor = inputs.anchor else { return nil }
    let logits = zip(networks.gru, states).map { $0.logits(of: $1, conditions: conditions) }
    return networks.distributions(logits, of: .gru, anchor: anchor)
  }
}
