import CLRSuggest

/// Structs that begin with `struct_size` and may grow: a caller compiled against an older or newer
/// header passes fewer or more bytes than this library knows.
enum SizedStruct {
  /// No struct of this interface will ever be larger; what claims to be is not initialised.
  private static let largestSize = 4096

  /// Reads a caller's struct; fields it does not have keep their value in `defaults`.
  static func read<Value>(
    _ pointer: UnsafePointer<Value>, named argument: String, firstSize: Int, defaults: Value
  ) throws(Failure) -> Value {
    let size = try unsafe size(of: UnsafeRawPointer(pointer), named: argument, firstSize: firstSize)
    var value = defaults
    unsafe withUnsafeMutableBytes(of: &value) { bytes in
      let known = unsafe UnsafeRawBufferPointer(start: pointer, count: min(size, bytes.count))
      unsafe bytes.copyMemory(from: known)
    }
    return value
  }

  /// Writes a result over a caller's struct, as far as that reaches; its `struct_size` stays.
  static func write<Value>(
    _ value: Value, to pointer: UnsafeMutableRawPointer, size: Int
  ) {
    unsafe withUnsafeBytes(of: value) { bytes in
      let field = MemoryLayout<UInt32>.size
      let known = unsafe UnsafeRawBufferPointer(rebasing: bytes[field..<min(size, bytes.count)])
      guard let start = known.baseAddress else { return }
      unsafe (pointer + field).copyMemory(from: start, byteCount: known.count)
    }
  }

  /// The size the caller says its struct has.
  static func size(
    of pointer: UnsafeRawPointer, named argument: String, firstSize: Int
  ) throws(Failure) -> Int {
    let size = Int(unsafe pointer.loadUnaligned(as: UInt32.self))
    guard (firstSize...largestSize).contains(size) else {
      throw Failure(
        LRS_ERROR_STRUCT_SIZE,
        "\(argument)->struct_size is \(size): initialise the struct with its *_INIT macro")
    }
    return size
  }
}
