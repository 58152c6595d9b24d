/// The bytes of a file that the page was given.
final class ByteSource {
  /// The name of the file, for messages.
  let name: String
  private var bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// All bytes; none the second time.
  func next() throws(DataError) -> ArraySlice<UInt8> {
    defer { bytes = [] }
    return bytes[...]
  }
}
