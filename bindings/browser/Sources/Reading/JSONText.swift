/// JSON: an object in each line; or in one piece, lists by name or a list of rows.
enum JSONText {
  /// The most bytes of JSON in one piece: the parser needs several times as much memory.
  private static let mostBytes = 24 << 20

  /// Reads an object from each line; a last line that was cut off is left out.
  static func readLines(_ reader: LineReader, wanted: WantedColumns) throws(DataError) -> Log {
    var reader = reader
    var table = RecordTable(source: reader.name, format: .jsonl)
    while let line = try reader.next() {
      let bytes = reader.buffer[line]
      if bytes.allSatisfy({ $0.isSpace }) { continue }
      do throws(DataError) {
        let place = "\(reader.name), line \(reader.number)"
        let tree = try JSONParser.tree(of: bytes, place: place)
        try table.append(try record(tree, wanted, place: place), line: reader.number)
      } catch {
        guard reader.isUnended, table.rows > 0 else { throw error }
        table.log.drop("line cut off", 1)
      }
    }
    return table.log
  }

  /// Reads JSON in one piece.
  static func readWhole(_ reader: LineReader, wanted: WantedColumns) throws(DataError) -> Log {
    var reader = reader
    let tree = try JSONParser.tree(of: try reader.rest(most: mostBytes), place: reader.name)
    switch tree {
    case .list(let rows): return try table(rows, wanted, source: reader.name)
    case .object(let members):
      guard case .list(let rows)? = members["log_history"] else {
        return columns(members, wanted, source: reader.name)
      }
      var log = try table(rows, wanted, source: reader.name)
      (log.rateName, log.lossName, log.isRaw) = ("learning_rate", "loss", true)
      return log
    default: throw noTable(reader.name)
    }
  }

  private static func table(
    _ rows: [JSONTree], _ wanted: WantedColumns, source: String
  ) throws(DataError) -> Log {
    var table = RecordTable(source: source, format: .json)
    for row in rows { try table.append(try record(row, wanted, place: source)) }
    return table.log
  }

  private static func record(
    _ tree: JSONTree, _ wanted: WantedColumns, place: String
  ) throws(DataError) -> JSONRecord {
    guard let record = JSONRecord(tree, wanted: wanted) else { throw noTable(place) }
    return record
  }

  /// An object of lists by name.
  private static func columns(
    _ members: [String: JSONTree], _ wanted: WantedColumns, source: String
  ) -> Log {
    var log = Log(source: source, format: .json)
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      log.names.append(name)
      guard wanted.contains(name), case .list(let list) = value else { continue }
      var column = Column(name: name)
      for value in list { column.append(value.cell) }
      log.add(column)
    }
    return log
  }

  private static func noTable(_ place: String) -> DataError {
    DataError("\(place) holds neither columns of numbers by name nor rows with names")
  }
}
