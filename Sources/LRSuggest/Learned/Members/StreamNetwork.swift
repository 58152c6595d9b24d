/// Reads a sweep row after row: `StreamNet` of `Benchmarks/Learned/networks.py`.
struct StreamNetwork: Sendable {
  /// What is carried from row to row.
  let cell: RecurrentCell
  private let head: Perceptron

  /// Takes the tensors of one copy from a table; nil where they have run out.
  init?(_ reader: inout WeightReader) {
    guard let cell = RecurrentCell(&reader, inputs: StreamInputs.width, width: 24),
      let head = Perceptron(
        &reader, channels: cell.width, others: FrameConditions.count,
        outputs: [32, OffsetDistribution.count])
    else { return nil }
    self.cell = cell
    self.head = head
  }

  /// Logits of the offsets in a state; nil where the inputs are of another number.
  func logits(of state: [Float], conditions: [Float]) -> [Float]? {
    head.outputs(of: state + conditions)
  }
}
