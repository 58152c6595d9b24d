#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A row of a log as an object; objects within it are paths, as in `optim/lr`.
struct JSONRecord: Decodable {
  private(set) var cells: [(name: String, cell: Cell)] = []
  private(set) var names: [String] = []

  /// How deep objects are looked into.
  private static let levels = 3
  /// A longer list in a cell is something else than the rates of parameter groups.
  private static let mostGroups = 1000

  init(from decoder: any Decoder) throws {
    try add(decoder.container(keyedBy: AnyKey.self), path: "", of: decoder, levels: Self.levels)
  }

  private mutating func add(
    _ container: KeyedDecodingContainer<AnyKey>, path: String, of decoder: any Decoder, levels: Int
  ) throws {
    let wanted = decoder.wantedColumns
    let keys = container.allKeys
    guard keys.count <= Log.mostNames else {
      throw DataError("one object names more than \(Log.mostNames) columns")
    }
    // The keys come in no order; messages that list them should be the same each time.
    for key in keys.sorted(by: { $0.stringValue < $1.stringValue }) {
      let name = path + key.stringValue
      // Numbers first: the decoder takes twenty times as long to say no.
      if let value = try? container.decode(Double.self, forKey: key) {
        names.append(name)
        if wanted.contains(name) { cells.append((name, .number(value))) }
        continue
      }
      if levels > 0, let inner = try? container.nestedContainer(keyedBy: AnyKey.self, forKey: key) {
        try add(inner, path: name + "/", of: decoder, levels: levels - 1)
        continue
      }
      names.append(name)
      guard wanted.contains(name) else { continue }
      if let list = try? container.nestedUnkeyedContainer(forKey: key) {
        addGroups(list, name: name)
      } else {
        cells.append((name, try container.decode(JSONCell.self, forKey: key).cell))
      }
    }
  }

  /// Gives each parameter group a column, where a cell holds the rates of all of them.
  private mutating func addGroups(_ list: any UnkeyedDecodingContainer, name: String) {
    var list = list
    guard let count = list.count, (1...Self.mostGroups).contains(count) else {
      cells.append((name, .other("a list", hint: "")))
      return
    }
    for index in 0..<count {
      let cell = (try? list.decode(JSONCell.self).cell) ?? .other("a list", hint: "")
      cells.append((count > 1 ? "\(name)[\(index)]" : name, cell))
    }
  }
}

/// A value in JSON as the cell of a table.
struct JSONCell: Decodable {
  let cell: Cell

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      cell = .missing
    } else if let value = try? container.decode(Double.self) {
      cell = .number(value)
    } else if let text = try? container.decode(String.self) {
      cell = Cell(Array(text.utf8)[...])
    } else if let truth = try? container.decode(Bool.self) {
      cell = .other("\(truth)", hint: "")
    } else {
      cell = .other("a list or an object", hint: "")
    }
  }
}

/// A key of any name.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension CodingUserInfoKey {
  /// The columns worth decoding.
  fileprivate static let wantedColumns = CodingUserInfoKey(rawValue: "wanted columns")
}

extension Decoder {
  /// The columns worth decoding.
  var wantedColumns: WantedColumns {
    let wanted = CodingUserInfoKey.wantedColumns.flatMap { userInfo[$0] as? WantedColumns }
    return wanted ?? WantedColumns()
  }
}

extension JSONDecoder {
  /// Decodes what loggers write: JSON, and NaN and Infinity as Python writes them.
  static func ofLogs(wanted: WantedColumns) -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    if let key = CodingUserInfoKey.wantedColumns { decoder.userInfo[key] = wanted }
    return decoder
  }

  /// Decodes a value.
  ///
  /// - Throws: `DataError` that begins with `place`.
  func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: ArraySlice<UInt8>, place: String
  ) throws(DataError) -> Value {
    guard !bytes.holdsCutOffExponent else {
      throw DataError("\(place) is no JSON: a number ends with the sign of its exponent")
    }
    do {
      // The decoder traps on a key outside of quotes that is no UTF-8: repaired, it is refused.
      return try decode(type, from: Data(String(decoding: bytes, as: UTF8.self).utf8))
    } catch let error as DataError {
      throw DataError("\(place): \(error)")
    } catch DecodingError.dataCorrupted(let context) {
      throw DataError("\(place) is no JSON\(Self.reason(context.underlyingError))")
    } catch DecodingError.typeMismatch, DecodingError.valueNotFound, DecodingError.keyNotFound {
      throw DataError("\(place) holds neither columns of numbers by name nor rows with names")
    } catch {
      throw DataError("\(place) is no JSON: \(error)")
    }
  }

  private static func reason(_ error: (any Error)?) -> String {
    guard let error else { return "" }
    let text = String(describing: error)
    return ": " + (text.utf8.count < 200 ? text : String(text.prefix(200)))
  }
}
