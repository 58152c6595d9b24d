/// Reads the small picture of the plot: `ImageNet` of `Benchmarks/Learned/networks.py`.
struct ImageNetwork: Sendable {
  private let first: Convolution
  private let second: Convolution
  private let third: Convolution
  private let head: Perceptron

  private static let places = 3 * 6

  /// Takes the tensors of one copy from a table; nil where they have run out.
  init?(_ reader: inout WeightReader) {
    guard
      let first = Convolution(
        &reader, channels: 1, outputs: 8, height: 3, width: 3, stride: 2),
      let second = Convolution(
        &reader, channels: 8, outputs: 12, height: 3, width: 3, stride: 2),
      let third = Convolution(
        &reader, channels: 12, outputs: 16, height: 3, width: 3, stride: 2),
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
  func logits(of raster: [Float], conditions: [Float]) -> [Float]? {
    var picture = Plane(
      rows: CanonicalRaster.rows, columns: CanonicalRaster.columns, channels: 1, rowMargin: 1,
      columnMargin: 1)
    var fine = first.output(for: picture, rowMargin: 1, columnMargin: 1)
    var middle = second.output(for: fine, rowMargin: 1, columnMargin: 1)
    var coarse = third.output(for: middle)
    guard picture.fill(channelMajor: raster), first.apply(to: picture, into: &fine),
      second.apply(to: fine, into: &middle), third.apply(to: middle, into: &coarse)
    else { return nil }
    return head.outputs(of: coarse.values + conditions)
  }
}
