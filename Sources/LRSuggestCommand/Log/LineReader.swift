/// Lines of bytes, one after the other, from a source of any size; none may be longer than
/// `longest`.
///
/// A line ends with `\n`, `\r\n` or `\r`.
struct LineReader {
  /// The bytes read and not yet passed; the current line is among them.
  private(set) var buffer: [UInt8] = []
  /// The number of the current line, from 1.
  private(set) var number = 0
  /// Whether the current line was ended by the source and not by a line end.
  private(set) var isUnended = false

  let name: String
  private let source: ByteSource
  private var position = 0
  private var isAtEnd = false
  private var isAfterReturn = false

  /// The most bytes of a line. Logs of numbers have shorter ones.
  static let longest = 16 << 20

  private static let newline = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")

  /// Begins to read, past a mark of UTF-8.
  ///
  /// - Throws: `DataError` for an empty source, and for one that is no text in UTF-8.
  init(_ source: ByteSource) throws(DataError) {
    self.source = source
    name = source.name
    while buffer.count < Self.chunkOfHead, !isAtEnd { try refill() }
    try refuseOtherEncodings()
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// How the text begins.
  var head: ArraySlice<UInt8> { buffer[position...].prefix(Self.chunkOfHead) }

  private static let chunkOfHead = 1 << 16

  /// The place of the next line in `buffer`, without its end; nil after the last one.
  mutating func next() throws(DataError) -> Range<Int>? {
    if isAfterReturn {
      if position == buffer.count { try refill() }
      if position < buffer.count, buffer[position] == Self.newline { position += 1 }
      isAfterReturn = false
    }
    var searched = position
    while true {
      if let end = lineEnd(from: searched) {
        let line = position..<end
        isAfterReturn = buffer[end] == Self.carriageReturn
        position = end + 1
        number += 1
        return line
      }
      let length = buffer.count - position
      guard length <= Self.longest else {
        throw DataError("\(name), line \(number + 1) is longer than \(Self.longest >> 20) MiB")
      }
      if isAtEnd {
        guard length > 0 else { return nil }
        isUnended = true
        number += 1
        defer { position = buffer.count }
        return position..<buffer.count
      }
      try refill()
      searched = position + length
    }
  }

  /// All that is left.
  ///
  /// - Throws: `DataError` where that is more than `most` bytes.
  mutating func rest(most: Int) throws(DataError) -> ArraySlice<UInt8> {
    while !isAtEnd {
      guard buffer.count - position <= most else {
        throw DataError(
          "\(name) is larger than \(most >> 20) MiB: so much is read from CSV and JSON lines only")
      }
      try refill()
    }
    return buffer[position...]
  }

  private func lineEnd(from start: Int) -> Int? {
    var index = start
    while index < buffer.count {
      let byte = buffer[index]
      if byte == Self.newline || byte == Self.carriageReturn { return index }
      index += 1
    }
    return nil
  }

  private mutating func refill() throws(DataError) {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    let bytes = try source.next()
    if bytes.isEmpty { isAtEnd = true }
    buffer += bytes
  }

  private func refuseOtherEncodings() throws(DataError) {
    let head = head
    guard !head.allSatisfy({ $0.isSpace }) else {
      throw DataError("\(name) is empty", isTooEarly: true)
    }
    if head.starts(with: [0x1F, 0x8B]) {
      throw DataError("\(name) is packed: unpack it first, gzip -dc FILE | lrsuggest suggest -")
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw DataError(
        "\(name) is UTF-16: convert it first, iconv -f UTF-16 -t UTF-8 FILE | lrsuggest suggest -")
    }
    if head.contains(0) {
      throw DataError("\(name) is a binary file: CSV, TSV, JSON and JSON lines are read")
    }
  }
}
