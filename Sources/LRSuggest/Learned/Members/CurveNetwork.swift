/// Reads the canonical curve: `CurveNet` of `Benchmarks/Learned/networks.py`.
struct CurveNetwork: Sendable {
  private let first: Convolution
  private let second: Convolution
  private let third: Convolution
  private let head: Perceptron

  private static let channels = 5
  private static let places = 13

  /// Takes the tensors of one copy from a table; nil where they have run out.
  init?(_ reader: inout WeightReader) {
    guard
      let first = Convolution(
        &reader, channels: Self.channels, outputs: 16, height: 1, width: 5, stride: 1),
      let second = Convolution(
        &reader, channels: 16, outputs: 16, height: 1, width: 5, stride: 2),
      let third = Convolution(
        &reader, channels: 16, outputs: 16, height: 1, width: 3, stride: 2),
      let head = Perceptron(
        &reader, channels: 16, places: Self.places, others: FrameConditions.count,
        outputs: [32, OffsetDistribution.count])
    else { return nil }
    self.first = first
    self.second = second
    self.third = third
    self.head = head
  }

  /// Logits of the offsets; nil where the inputs are of another number.
  func logits(of curve: [Float], conditions: [Float]) -> [Float]? {
    var input = Plane(
      rows: 1, columns: CanonicalCurve.count, channels: Self.channels, columnMargin: 2)
    var fine = first.output(for: input, columnMargin: 2)
    var middle = second.output(for: fine, columnMargin: 1)
    var coarse = third.output(for: middle)
    guard input.fill(channelMajor: curve), first.apply(to: input, into: &fine),
      second.apply(to: fine, into: &middle), third.apply(to: middle, into: &coarse)
    else { return nil }
    return head.outputs(of: coarse.values + conditions)
  }
}
