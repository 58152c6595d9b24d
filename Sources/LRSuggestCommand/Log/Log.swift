import LRSuggest

/// What a file holds, before it is known which columns matter.
struct Log {
  /// What was read, for messages.
  let source: String
  let format: LogFormat
  /// The columns that may matter.
  private(set) var columns: [Column] = []
  /// Every column there is.
  var names: [String] = []
  /// The columns of rate and loss, where the format tells.
  var rateName: String?
  var lossName: String?
  /// Whether the format is known to hold losses as they are.
  var isRaw = false
  /// The lines that rows stand in; empty where rows are not lines.
  var lines = LineNumbers()
  private(set) var dropped: [(reason: String, count: Int)] = []
  private(set) var notes: [String] = []

  private var places: [String: Int] = [:]

  /// No logger names more columns.
  static let mostNames = 100_000
  /// More columns that may be the rate or the loss tell nothing.
  private static let mostColumns = 2_000
  /// More cells are not kept: they need 512 MiB.
  private static let mostCells = 1 << 26

  init(source: String, format: LogFormat) {
    self.source = source
    self.format = format
  }

  /// The place of a column, which is made if there is none.
  ///
  /// - Throws: `DataError` where there are too many of them.
  mutating func place(of name: String, after rows: Int = 0) throws(DataError) -> Int {
    if let place = places[name] { return place }
    guard columns.count < Self.mostColumns else {
      throw DataError(
        "\(source): more than \(Self.mostColumns) columns may be the learning rate or the loss;"
          + " name them by --lr-column and --loss-column")
    }
    places[name] = columns.count
    columns.append(Column(name: name, after: rows))
    return columns.count - 1
  }

  /// Adds a whole column.
  mutating func add(_ column: Column) {
    places[column.name] = columns.count
    columns.append(column)
  }

  mutating func append(_ cell: Cell, at place: Int) { columns[place].append(cell) }

  /// Ends a row: columns without a cell in it get a missing one.
  mutating func endRow(_ rows: Int) throws(DataError) {
    for place in columns.indices { columns[place].fill(to: rows) }
    guard rows <= Self.mostCells / max(1, columns.count) else {
      throw DataError(
        "\(source) holds more than \(rows - 1) rows of \(columns.count) columns that may matter;"
          + " name two of them by --lr-column and --loss-column")
    }
  }

  /// The error for a log with more than `mostNames` columns.
  var tooManyNames: DataError {
    DataError("\(source) names more than \(Self.mostNames) columns")
  }

  func column(_ name: String) -> Column? { places[name].map { columns[$0] } }

  /// The first column of one of these names, spelled alike, that holds nothing but numbers.
  func counter(_ names: [String]) -> Column? {
    names.lazy.compactMap { name in
      columns.first { $0.firstBad == nil && ColumnName($0.name).plain == name }
    }.first
  }

  /// The names of columns that are as long as another.
  mutating func keepColumns(of count: Int) {
    let kept = columns.filter { $0.values.count == count }
    columns = kept
    places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.name, $0) })
  }

  /// Where a row is, for messages.
  func place(ofRow row: Int) -> String {
    lines.isEmpty ? "row \(row)" : "line \(lines.line(ofRow: row))"
  }

  /// Notes that rows were left out.
  mutating func drop(_ reason: String, _ count: Int) {
    if count > 0 { dropped.append((reason, count)) }
  }

  mutating func note(_ sentence: String) { notes.append(sentence) }
}

/// The lines of a text in which rows stand: kept where they do not simply follow one another.
struct LineNumbers {
  private var breaks: [(row: Int, line: Int)] = []

  var isEmpty: Bool { breaks.isEmpty }

  /// Says that a row, beyond those before, stands in a line.
  mutating func append(row: Int, line: Int) {
    if let last = breaks.last, line - last.line == row - last.row { return }
    breaks.append((row, line))
  }

  /// The line of a row, counted from 1.
  func line(ofRow row: Int) -> Int {
    var low = 0, high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? breaks[low - 1].line + row - breaks[low - 1].row : row + 1
  }
}
