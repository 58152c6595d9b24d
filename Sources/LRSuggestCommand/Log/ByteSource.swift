#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file, or standard input, read once from its beginning to its end.
final class ByteSource {
  /// The path, or `-`.
  let name: String
  private let descriptor: Int32
  private var chunk: [UInt8]

  private static let chunkSize = 1 << 20

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws(DataError) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    guard descriptor >= 0 else {
      throw DataError("\(name) cannot be read: \(SystemError.text)", isTooEarly: errno == ENOENT)
    }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The next bytes; empty at the end.
  func next() throws(DataError) -> ArraySlice<UInt8> {
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { bytes in
        unsafe read(descriptor, bytes.baseAddress, bytes.count)
      }
      if count >= 0 { return chunk[0..<count] }
      guard errno == EINTR else { throw DataError("\(name) cannot be read: \(SystemError.text)") }
    }
  }
}

/// What the system says of the call that failed last.
enum SystemError {
  static var text: String { unsafe String(cString: strerror(errno)) }
}
