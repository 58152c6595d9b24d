/// Tables in text: a row of names, then rows of cells between commas, tabs or semicolons.
struct DelimitedText {
  private var reader: LineReader
  private var log: Log
  private let delimiter: UInt8
  private let header: [UInt8]
  private let width: Int
  /// The columns that are kept: their place in a row, and in the log.
  private var kept: [(cell: Int, column: Int)] = []
  private let endsComplete: Bool

  private static let quote = UInt8(ascii: "\"")
  private static let semicolon = UInt8(ascii: ";")

  /// Reads the names of the columns.
  ///
  /// - Parameter endsComplete: Whether a last line without an end counts; not in a file that is
  ///   being written.
  init(
    _ reader: LineReader, format: LogFormat, wanted: WantedColumns, endsComplete: Bool
  ) throws(DataError) {
    self.reader = reader
    self.endsComplete = endsComplete
    guard let line = try self.reader.next() else {
      throw DataError("\(reader.name) is empty", isTooEarly: true)
    }
    let header = Array(self.reader.buffer[line])
    let delimiter = format == .tsv ? UInt8(ascii: "\t") : Self.delimiter(of: header)
    (self.header, self.delimiter) = (header, delimiter)
    log = Log(source: reader.name, format: delimiter == UInt8(ascii: "\t") ? .tsv : .csv)
    guard header.count(where: { $0 == delimiter }) < Log.mostNames else { throw log.tooManyNames }
    let cells = try Self.cells(of: header[...], by: delimiter, place: "\(reader.name), line 1")
    let names = cells.map { String(decoding: $0.trimmingSpaces, as: UTF8.self) }
    try Self.refuseHeadless(names, of: reader.name)
    width = names.count
    log.names = names
    var seen: Set<String> = []
    for (cell, name) in names.enumerated() where wanted.contains(name) {
      guard seen.insert(name).inserted else {
        throw DataError("\(reader.name) has two columns \(shown(name)): rename one of them")
      }
      kept.append((cell, try log.place(of: name)))
    }
  }

  /// Reads the rows.
  consuming func read() throws(DataError) -> Log {
    var rows = 0, repeated = 0
    while let line = try reader.next() {
      if line.isEmpty { continue }
      if reader.isUnended, !endsComplete { break }
      if reader.buffer[line].elementsEqual(header) {
        repeated += 1  // a second run was written into the file of the first
        continue
      }
      log.lines.append(row: rows, line: reader.number)
      if reader.buffer[line].contains(Self.quote) {
        try appendQuoted(reader.buffer[line])
      } else {
        try append(line)
      }
      rows += 1
      try log.endRow(rows)
    }
    log.drop("the names of the columns once more", repeated)
    return log
  }

  /// Takes the cells of a line without quotes, in one pass.
  private mutating func append(_ line: Range<Int>) throws(DataError) {
    var cell = 0, next = 0, start = line.lowerBound
    for index in line.lowerBound...line.upperBound
    where index == line.upperBound || reader.buffer[index] == delimiter {
      if next < kept.count, kept[next].cell == cell {
        append(reader.buffer[start..<index], at: kept[next].column)
        next += 1
      }
      start = index + 1
      cell += 1
    }
    try refuseMore(cell)
  }

  private mutating func appendQuoted(_ line: ArraySlice<UInt8>) throws(DataError) {
    let cells = try Self.cells(
      of: line, by: delimiter, place: "\(log.source), line \(reader.number)")
    try refuseMore(cells.count)
    for (cell, column) in kept where cell < cells.count { append(cells[cell], at: column) }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, at column: Int) {
    log.append(Cell(bytes, decimalComma: delimiter == Self.semicolon), at: column)
  }

  /// Throws for a row with more cells than there are names.
  private func refuseMore(_ count: Int) throws(DataError) {
    guard count > width else { return }
    throw DataError(
      "\(log.source), line \(reader.number): \(count) cells under \(width) names; if the decimals"
        + " are written with a comma, write them with a point")
  }

  /// The most frequent of tab, semicolon and comma.
  private static func delimiter(of line: [UInt8]) -> UInt8 {
    var best = UInt8(ascii: "\t"), most = 0
    for candidate in [UInt8(ascii: "\t"), semicolon, UInt8(ascii: ",")] {
      let count = line.count { $0 == candidate }
      if count > most { (best, most) = (candidate, count) }
    }
    return best
  }

  /// Splits a line with quotes: within them delimiters are text, and two quotes are one. Nobody
  /// quotes the end of a line in a log of numbers.
  private static func cells(
    of line: ArraySlice<UInt8>, by delimiter: UInt8, place: String
  ) throws(DataError) -> [ArraySlice<UInt8>] {
    var cells: [ArraySlice<UInt8>] = []
    var cell: [UInt8] = []
    var isQuoted = false, isAfterQuote = false
    for byte in line {
      if isQuoted {
        if byte == quote { (isQuoted, isAfterQuote) = (false, true) } else { cell.append(byte) }
      } else if byte == delimiter {
        cells.append(cell[...])
        cell = []
        isAfterQuote = false
      } else if byte == quote, isAfterQuote || cell.isEmpty {
        if isAfterQuote { cell.append(quote) }
        (isQuoted, isAfterQuote) = (true, false)
      } else if isAfterQuote, !byte.isSpace {
        throw DataError("\(place): text follows the end of a quoted cell")
      } else {
        cell.append(byte)
      }
    }
    guard !isQuoted else { throw DataError("\(place): a quoted cell does not end") }
    return cells + [cell[...]]
  }

  /// Throws where the first line does not name columns.
  private static func refuseHeadless(_ names: [String], of source: String) throws(DataError) {
    let needed = "\(source): the first line must name the columns, as 'lr,loss' does"
    if names.allSatisfy({ Double($0) != nil }) {
      throw DataError("\(needed); it holds \(listed(Array(names.prefix(4))))")
    }
    if let name = names.first, names.count == 1 {
      throw DataError(
        "\(needed), with commas, tabs or semicolons between them; it is \(shown(name))")
    }
  }
}
