/// Two numbers a line, a learning rate and its loss, as people paste them: nothing names the
/// columns.
struct BareNumbers {
  private var reader: LineReader

  /// Nil where the first line is something else.
  init?(_ reader: LineReader) {
    self.reader = reader
    let head = reader.head
    let line = head.drop { $0.isSpace }.prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    let cells = Self.cells(of: line)
    guard cells.count == 2,
      cells.allSatisfy({ if case .number = Cell($0) { true } else { false } })
    else { return nil }
  }

  /// Reads the lines.
  consuming func read() throws(DataError) -> Log {
    var log = Log(source: reader.name, format: .csv)
    log.names = ["lr", "loss"]
    let places = (rate: try log.place(of: "lr"), loss: try log.place(of: "loss"))
    var rows = 0
    while let line = try reader.next() {
      let cells = Self.cells(of: reader.buffer[line])
      if cells.isEmpty { continue }
      guard cells.count == 2 else {
        let found = cells.count == 1 ? "1 cell" : "\(cells.count) cells"
        throw DataError(
          "\(log.source), line \(reader.number): \(found)"
            + " where a learning rate and a loss are needed, as in the first line")
      }
      log.lines.append(row: rows, line: reader.number)
      log.append(Cell(cells[0]), at: places.rate)
      log.append(Cell(cells[1]), at: places.loss)
      rows += 1
      try log.endRow(rows)
    }
    return log
  }

  /// Splits at blanks, tabs, commas and semicolons; several in a row are one.
  private static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split { $0.isSpace || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
  }
}
