#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the output goes.
enum Terminal {
  /// Whether somebody looks at it.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether to use colours: on a terminal that has them, unless `NO_COLOR` is set
  /// (https://no-color.org).
  static var hasColor: Bool {
    isInteractive && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  /// The number of characters in a line: of the terminal, else what `COLUMNS` says, else 80.
  static var width: Int {
    var size = winsize()
    let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = isKnown ? Int(size.ws_col) : environment("COLUMNS").flatMap { Int($0) } ?? 80
    return max(40, min(columns, 400))
  }

  /// A variable of the environment.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Writes a line of diagnostics.
  static func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Hands on what was printed.
  static func flush() { fflush(nil) }
}
