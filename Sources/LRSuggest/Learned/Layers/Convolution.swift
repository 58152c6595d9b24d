/// A convolution of planes in the sense of torch, `Conv1d` and `Conv2d`: a linear map of the window
/// around every `stride`-th place, padded with zeros by half a window, and rectified.
struct Convolution: Sendable {
  private let filters: Linear
  private let height: Int
  private let width: Int
  private let stride: Int

  /// Takes the weights (outputs, channels, height, width) and biases of a layer from a table; nil
  /// where they have run out. A height of 1 is a convolution along a line.
  init?(
    _ reader: inout WeightReader, channels: Int, outputs: Int, height: Int, width: Int,
    stride: Int
  ) {
    guard stride > 0, channels > 0, outputs > 0, height > 0, width > 0,
      let weights = reader.take(outputs * channels * height * width),
      let bias = reader.take(outputs),
      let filters = Linear(
        weights: weights, bias: bias, channels: channels, places: height * width)
    else { return nil }
    self.filters = filters
    self.height = height
    self.width = width
    self.stride = stride
  }

  /// Rows of zeros that its input needs above and below.
  var rowMargin: Int { height / 2 }

  /// Columns of zeros that its input needs left and right.
  var columnMargin: Int { width / 2 }

  /// The plane it makes of one, with the margin that the next layer needs.
  func output(
    for input: Plane, rowMargin: Int = 0, columnMargin: Int = 0
  ) -> Plane {
    let rows = (input.rows + 2 * self.rowMargin - height) / stride + 1
    let columns = (input.columns + 2 * self.columnMargin - width) / stride + 1
    return Plane(
      rows: rows, columns: columns, channels: filters.outputs, rowMargin: rowMargin,
      columnMargin: columnMargin)
  }

  /// Fills a plane made by `output(for:)`.
  ///
  /// - Returns: False where the planes do not fit; the output may then hold anything.
  /// - Complexity: O(places · filters); nothing is allocated.
  func apply(to input: Plane, into output: inout Plane) -> Bool {
    guard input.rowMargin == rowMargin, input.columnMargin == columnMargin,
      filters.inputs == input.channels * height * width, output.channels == filters.outputs
    else { return false }
    for row in 0..<output.rows {
      for column in 0..<output.columns {
        let window = input.start(
          row: row * stride - rowMargin, column: column * stride - columnMargin)
        let place = output.start(row: row, column: column)
        guard
          filters.apply(
            to: input.values, at: window, runs: height, apart: input.rowLength,
            into: &output.values, from: place, rectified: true)
        else { return false }
      }
    }
    return true
  }
}
