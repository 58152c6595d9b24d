/// Convolutions one after another, and a perceptron of what they see and of the conditions:
/// `CurveNet` and `ImageNet` of `Benchmarks/Learned/networks.py`.
struct ConvolutionalNetwork: Sendable {
  /// The shape of a convolution: its filters, their height and width, and how far apart they look.
  private struct Shape {
    let outputs: Int
    let height: Int
    let width: Int
    let stride: Int
  }

  /// What is looked at, empty, within the margin that the first convolution needs.
  private let blank: Plane
  private let convolutions: [Convolution]
  private let head: Perceptron

  /// Takes the tensors of one copy that reads the canonical curve; nil where they have run out.
  static func curve(_ reader: inout WeightReader) -> ConvolutionalNetwork? {
    ConvolutionalNetwork(
      &reader, rows: 1, columns: CanonicalCurve.count, channels: 5,
      shapes: [
        Shape(outputs: 16, height: 1, width: 5, stride: 1),
        Shape(outputs: 16, height: 1, width: 5, stride: 2),
        Shape(outputs: 16, height: 1, width: 3, stride: 2),
      ])
  }

  /// Takes the tensors of one copy that looks at the small picture of the plot; nil where they have
  /// run out.
  static func image(_ reader: inout WeightReader) -> ConvolutionalNetwork? {
    ConvolutionalNetwork(
      &reader, rows: CanonicalRaster.rows, columns: CanonicalRaster.columns, channels: 1,
      shapes: [
        Shape(outputs: 8, height: 3, width: 3, stride: 2),
        Shape(outputs: 12, height: 3, width: 3, stride: 2),
        Shape(outputs: 16, height: 3, width: 3, stride: 2),
      ])
  }

  private init?(
    _ reader: inout WeightReader, rows: Int, columns: Int, channels: Int, shapes: [Shape]
  ) {
    var convolutions: [Convolution] = []
    var seen = Plane(rows: rows, columns: columns, channels: channels)
    for shape in shapes {
      guard
        let convolution = Convolution(
          &reader, channels: seen.channels, outputs: shape.outputs, height: shape.height,
          width: shape.width, stride: shape.stride)
      else { return nil }
      seen = convolution.output(for: seen)
      convolutions.append(convolution)
    }
    guard
      let head = Perceptron(
        &reader, channels: seen.channels, places: seen.rows * seen.columns,
        others: FrameConditions.count, outputs: [32, OffsetDistribution.count])
    else { return nil }
    blank = Plane(
      rows: rows, columns: columns, channels: channels,
      rowMargin: convolutions.first?.rowMargin ?? 0,
      columnMargin: convolutions.first?.columnMargin ?? 0)
    self.convolutions = convolutions
    self.head = head
  }

  /// Logits of the offsets; nil where the inputs are of another number.
  func logits(of numbers: [Float], conditions: [Float]) -> [Float]? {
    var seen = blank
    guard seen.fill(channelMajor: numbers) else { return nil }
    for (index, convolution) in convolutions.enumerated() {
      let next = convolutions.dropFirst(index + 1).first
      var output = convolution.output(
        for: seen, rowMargin: next?.rowMargin ?? 0, columnMargin: next?.columnMargin ?? 0)
      guard convolution.apply(to: seen, into: &output) else { return nil }
      seen = output
    }
    return head.outputs(of: seen.values + conditions)
  }
}
