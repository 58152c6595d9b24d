/// Reads JSON, and NaN and Infinity as Python writes them. Foundation's decoder is not to be had
/// here.
struct JSONParser {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private let place: String

  /// Nobody nests deeper, and the stack ends somewhere.
  private static let mostLevels = 512

  /// - Parameter place: What messages begin with.
  static func tree(of bytes: ArraySlice<UInt8>, place: String) throws(DataError) -> JSONTree {
    var parser = JSONParser(bytes, place: place)
    let tree = try parser.value(level: 0)
    parser.skipSpace()
    guard parser.next == nil else { throw parser.error("text follows its end") }
    return tree
  }

  private init(_ bytes: ArraySlice<UInt8>, place: String) {
    self.bytes = bytes
    self.place = place
    position = bytes.startIndex
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte.isSpace { position += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func value(level: Int) throws(DataError) -> JSONTree {
    guard level < Self.mostLevels else {
      throw error("it is nested more than \(Self.mostLevels) deep")
    }
    if take("{") { return .object(try members(level: level)) }
    if take("[") { return .list(try elements(level: level)) }
    if next == UInt8(ascii: "\"") { return .text(try text()) }
    return try word()
  }

  private mutating func members(level: Int) throws(DataError) -> [String: JSONTree] {
    var found: [String: JSONTree] = [:]
    if take("}") { return found }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
      let name = try text()
      guard take(":") else { throw error("a colon is missing") }
      found[name] = try value(level: level + 1)
    } while take(",")
    guard take("}") else { throw error("a comma or } is missing") }
    return found
  }

  private mutating func elements(level: Int) throws(DataError) -> [JSONTree] {
    var found: [JSONTree] = []
    if take("]") { return found }
    repeat { found.append(try value(level: level + 1)) } while take(",")
    guard take("]") else { throw error("a comma or ] is missing") }
    return found
  }

  private mutating func text() throws(DataError) -> String {
    position += 1
    var units: [UInt8] = []
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: units, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      guard let scalar = JSONEscape.scalar(in: bytes, at: &position) else {
        throw error("no such escape")
      }
      units += Array(String(Character(scalar)).utf8)
    }
    throw error("a text does not end")
  }

  /// A number, or one of the words that stand for values.
  private mutating func word() throws(DataError) -> JSONTree {
    let start = position
    while let byte = next, !byte.isSpace, !",:]}[{\"".utf8.contains(byte) { position += 1 }
    let word = bytes[start..<position]
    if word.elementsEqual("null".utf8) { return .null }
    if word.elementsEqual("true".utf8) { return .flag(true) }
    if word.elementsEqual("false".utf8) { return .flag(false) }
    if case .number(let value) = Cell(word) { return .number(value) }
    position = start
    throw error(
      word.isEmpty
        ? "a value is missing" : "\(shown(String(decoding: word, as: UTF8.self))) is no value")
  }

  private func error(_ reason: String) -> DataError {
    let before = bytes[..<min(position, bytes.endIndex)]
    let newline = UInt8(ascii: "\n")
    let line = before.count { $0 == newline } + 1
    let start = before.lastIndex(of: newline).map { $0 + 1 } ?? before.startIndex
    let row = line > 1 ? "line \(line), " : ""
    return DataError("\(place) is no JSON: \(row)byte \(before.endIndex - start + 1): \(reason)")
  }
}
