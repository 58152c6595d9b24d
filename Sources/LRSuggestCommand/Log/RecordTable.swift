/// A log that grows by records.
struct RecordTable {
  var log: Log
  private(set) var rows = 0
  private var seen: Set<String> = []

  init(source: String, format: LogFormat) { log = Log(source: source, format: format) }

  init(_ records: [JSONRecord], source: String) throws(DataError) {
    self.init(source: source, format: .json)
    for record in records { try append(record) }
  }

  mutating func append(_ record: JSONRecord, line: Int? = nil) throws(DataError) {
    if let line { log.lines.append(row: rows, line: line) }
    for name in record.names where seen.insert(name).inserted {
      log.names.append(name)
    }
    for (name, cell) in record.cells {
      let place = try log.place(of: name, after: rows)
      log.append(cell, at: place)
    }
    guard log.names.count <= Log.mostNames else { throw log.tooManyNames }
    rows += 1
    try log.endRow(rows)
  }
}
