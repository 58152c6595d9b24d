/// Reads what the landmarks say: `FeaturesNet` of `Benchmarks/Learned/networks.py`.
struct FeaturesNetwork: Sendable {
  private let head: Perceptron

  /// Takes the tensors of one copy from a table; nil where they have run out.
  init?(_ reader: inout WeightReader) {
    guard
      let head = Perceptron(
        &reader, channels: FrameFeatures.count + FrameConditions.count,
        outputs: [32, 32, OffsetDistribution.count])
    else { return nil }
    self.head = head
  }

  /// Logits of the offsets; nil where the inputs are of another number.
  func logits(of features: [Float], conditions: [Float]) -> [Float]? {
    head.outputs(of: features + conditions)
  }
}
