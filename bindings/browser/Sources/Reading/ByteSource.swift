/// The bytes of a file that the page was given.
final class ByteSource {
  /// The name of the file, for messages.
  let name: String
  private let bytes: [UInt8]
  private var position = 0

  private static let chunkSize = 1 << 20

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The next bytes; empty at the end.
  func next() throws(DataError) -> ArraySlice<UInt8> {
    let start = position
    position = min(start + Self.chunkSize, bytes.count)
    return bytes[start..<position]
  }
}
