/// A picture of dots, four rows and two columns of which are one character of braille.
struct DotCanvas {
  /// Characters in a line, and lines.
  let width: Int
  let height: Int
  private var patterns: [UInt8]

  /// The bits of a character's dots, row by row.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// An empty picture.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    patterns = [UInt8](repeating: 0, count: width * height)
  }

  /// Dots in a row, and rows of dots.
  var columns: Int { 2 * width }
  var rows: Int { 4 * height }

  /// Sets a dot; nothing happens beyond the edges.
  mutating func set(column: Int, row: Int) {
    guard column >= 0, column < columns, row >= 0, row < rows else { return }
    patterns[row / 4 * width + column / 2] |= Self.bits[row % 4][column % 2]
  }

  /// The character at a place; nil where there is no dot.
  func character(column: Int, line: Int) -> Character? {
    let pattern = patterns[line * width + column]
    guard pattern != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(pattern)) else { return nil }
    return Character(scalar)
  }
}
