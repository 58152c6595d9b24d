/// A line of characters in which texts are put at places.
struct Strip {
  private var cells: [Character]

  init(width: Int, filledWith character: Character = " ") {
    cells = [Character](repeating: character, count: max(0, width))
  }

  /// The line.
  var text: String { String(cells) }

  /// Puts a text at a place if that is free, with a blank on either side; or to the next free place
  /// at the right of it.
  mutating func place(_ text: String, at column: Int, orRightOf mayMove: Bool = false) {
    let length = text.count
    var column = column
    while column >= 0, column + length <= cells.count {
      let around = mayMove ? column..<column + length : max(0, column - 1)..<column + length
      if cells[around].allSatisfy({ $0 == " " }) {
        cells.replaceSubrange(column..<column + length, with: Array(text))
        return
      }
      guard mayMove else { return }
      column += 1
    }
  }

  /// Puts a character at a place, whatever is there.
  mutating func put(_ character: Character, at column: Int) {
    if cells.indices.contains(column) { cells[column] = character }
  }
}
