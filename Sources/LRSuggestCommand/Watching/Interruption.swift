import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C, as a wish to end and not as a death.
enum Interruption {
  private static let isAskedFlag = Atomic(false)

  /// Whether somebody has pressed it since `watch()`, or sent a signal to terminate.
  static var isAsked: Bool { isAskedFlag.load(ordering: .relaxed) }

  /// Catches it from now on; the second time it ends the process as ever.
  static func watch() {
    // The flag exists before a signal may come: in a handler nothing may be made.
    isAskedFlag.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.isAskedFlag.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// Waits, but not after a signal.
  static func wait(_ seconds: Double) {
    var time = timespec()
    time.tv_sec = Int(seconds.rounded(.down))
    time.tv_nsec = Int((seconds - seconds.rounded(.down)) * 1e9)
    unsafe nanosleep(&time, nil)
  }
}
