#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON: an object in each line; or in one piece, lists by name or a list of rows.
enum JSONText {
  /// The most bytes of JSON in one piece: the parser needs several times as much memory.
  private static let mostBytes = 24 << 20

  /// Reads an object from each line; a last line that was cut off is left out.
  static func readLines(_ reader: LineReader, wanted: WantedColumns) throws(DataError) -> Log {
    var reader = reader
    var table = RecordTable(source: reader.name, format: .jsonl)
    let decoder = JSONDecoder.ofLogs(wanted: wanted)
    while let line = try reader.next() {
      let bytes = reader.buffer[line]
      if bytes.allSatisfy({ $0.isSpace }) { continue }
      do {
        let place = "\(reader.name), line \(reader.number)"
        try table.append(
          decoder.decode(JSONRecord.self, from: bytes, place: place), line: reader.number)
      } catch {
        guard reader.isUnended else { throw error }
        guard table.rows > 0 else { throw DataError(error.description, isTooEarly: true) }
        table.log.drop("line cut off", 1)
      }
    }
    return table.log
  }

  /// Reads JSON in one piece.
  static func readWhole(_ reader: LineReader, wanted: WantedColumns) throws(DataError) -> Log {
    var reader = reader
    let bytes = try reader.rest(most: mostBytes)
    let decoder = JSONDecoder.ofLogs(wanted: wanted)
    let isList = bytes.first { !$0.isSpace } == UInt8(ascii: "[")
    if isList {
      let records = try decoder.decode([JSONRecord].self, from: bytes, place: reader.name)
      return try RecordTable(records, source: reader.name).log
    }
    let held = try decoder.decode(JSONColumns.self, from: bytes, place: reader.name)
    if let history = held.history {
      var log = try RecordTable(history, source: reader.name).log
      (log.rateName, log.lossName, log.isRaw) = ("learning_rate", "loss", true)
      return log
    }
    return held.log(named: reader.name)
  }
}

/// An object of lists by name; or the state of Hugging Face's `Trainer`, with a list of rows in it.
struct JSONColumns: Decodable {
  /// The rows of such a state.
  private(set) var history: [JSONRecord]?
  private var names: [String] = []
  private var columns: [Column] = []

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    history = try? container.decode([JSONRecord].self, forKey: AnyKey(stringValue: "log_history"))
    if history != nil { return }
    let wanted = decoder.wantedColumns
    for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
      names.append(key.stringValue)
      guard wanted.contains(key.stringValue),
        var list = try? container.nestedUnkeyedContainer(forKey: key)
      else { continue }
      var column = Column(name: key.stringValue)
      while !list.isAtEnd { column.append(try list.decode(JSONCell.self).cell) }
      columns.append(column)
    }
  }

  /// The columns as a log.
  func log(named source: String) -> Log {
    var log = Log(source: source, format: .json)
    log.names = names
    for column in columns { log.add(column) }
    return log
  }
}
