/// Numbers on a grid, several channels at each place, within a margin of zeros.
///
/// The margin is what a convolution pads with. A line is a plane of one row.
struct Plane: Sendable {
  let rows: Int
  let columns: Int
  let channels: Int
  /// Rows of zeros above and below.
  let rowMargin: Int
  /// Columns of zeros left and right.
  let columnMargin: Int
  /// Row after row, place after place, channel after channel, margins included.
  var values: [Float]

  /// A plane of zeros; negative sizes count as 0.
  init(rows: Int, columns: Int, channels: Int, rowMargin: Int = 0, columnMargin: Int = 0) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    self.channels = max(0, channels)
    self.rowMargin = max(0, rowMargin)
    self.columnMargin = max(0, columnMargin)
    let height = self.rows + 2 * self.rowMargin, width = self.columns + 2 * self.columnMargin
    values = [Float](repeating: 0, count: height * width * self.channels)
  }

  /// How many numbers lie from one row to the next.
  var rowLength: Int { (columns + 2 * columnMargin) * channels }

  /// Where the numbers of a place begin; the margin has negative places.
  func start(row: Int, column: Int) -> Int {
    (row + rowMargin) * rowLength + (column + columnMargin) * channels
  }

  /// Fills the plane within its margin.
  ///
  /// - Parameter channelMajor: Channel after channel, row after row, as torch has it.
  /// - Returns: False, and nothing is written, where the count is another.
  mutating func fill(channelMajor numbers: [Float]) -> Bool {
    guard numbers.count == rows * columns * channels else { return false }
    for channel in 0..<channels {
      for row in 0..<rows {
        for column in 0..<columns {
          values[start(row: row, column: column) + channel] =
            numbers[(channel * rows + row) * columns + column]
        }
      }
    }
    return true
  }
}
