/// Rows of text with their columns aligned.
struct TextTable {
  private var rows: [[String]] = []

  /// Adds a row; its last cell may be of any length.
  mutating func append(_ cells: [String]) { rows.append(cells) }

  /// The lines.
  var lines: [String] {
    let columns = rows.map { $0.count }.max() ?? 0
    let widths = (0..<columns).map { column in
      rows.filter { $0.count > column + 1 }.map { $0[column].count }.max() ?? 0
    }
    return rows.map { cells in
      cells.enumerated().map { column, cell in
        column + 1 == cells.count
          ? cell : cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
      }.joined(separator: "  ")
    }
  }
}
