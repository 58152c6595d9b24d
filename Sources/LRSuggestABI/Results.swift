import CLRSuggest

/// Results of varying length, copied into the caller's buffers.
enum Results {
  /// Throws unless `capacity`, as C passes it, holds `count` values.
  static func requireCapacity(_ capacity: Int, for count: Int) throws(Failure) {
    guard UInt(bitPattern: capacity) >= UInt(bitPattern: count) else {
      throw Failure(
        LRS_ERROR_BUFFER_TOO_SMALL, "capacity is \(UInt(bitPattern: capacity)); needed: \(count)")
    }
  }

  /// Copies values to a buffer known to be large enough; NULL is not wanted.
  static func copy<Value>(_ values: [Value], to buffer: UnsafeMutablePointer<Value>?) {
    guard let buffer = unsafe buffer else { return }
    unsafe buffer.update(from: values, count: values.count)
  }
}
