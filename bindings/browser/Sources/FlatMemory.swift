/// Between JavaScript's flat memory and values.
enum FlatMemory {
  /// A copy of `count` values; none where the address is 0.
  static func array<Value>(_ start: UnsafePointer<Value>?, _ count: Int) -> [Value] {
    guard let start = unsafe start, count > 0 else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// A text in UTF-8; nil where it is empty.
  static func name(_ start: UnsafePointer<UInt8>?, _ count: Int) -> String? {
    let bytes = unsafe array(start, count)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// A record that the caller frees.
  static func record(_ value: JSONValue) -> UnsafeMutableRawPointer {
    let bytes = value.bytes
    let record = UnsafeMutableRawPointer.allocate(byteCount: bytes.count + 8, alignment: 8)
    unsafe record.storeBytes(of: UInt32(truncatingIfNeeded: bytes.count), as: UInt32.self)
    unsafe (record + 8).copyMemory(from: bytes, byteCount: bytes.count)
    return unsafe record
  }
}
