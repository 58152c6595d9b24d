import Glibc

/// Stands in for the standard library's module of this name, whose `Mutex` is a futex in code
/// without instrumentation: the thread sanitizer sees no order between its holders, and reports
/// each as a race. It knows what POSIX locks do.
public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

  public init(_ initial: consuming sending Value) {
    pthread_mutex_init(lock, nil)
    value.initialize(to: initial)
  }

  deinit {
    pthread_mutex_destroy(lock)
    value.deinitialize(count: 1)
    lock.deallocate()
    value.deallocate()
  }

  public borrowing func withLock<Result: ~Copyable, Problem: Error>(
    _ body: (inout sending Value) throws(Problem) -> sending Result
  ) throws(Problem) -> sending Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value.pointee)
  }
}

/// The orderings of memory; all are as strong as the lock.
public struct AtomicUpdateOrdering: Sendable {
  public static var relaxed: AtomicUpdateOrdering { AtomicUpdateOrdering() }
}

/// Stands in for the standard library's atomic integers.
public struct Atomic<Value: FixedWidthInteger & Sendable>: ~Copyable, @unchecked Sendable {
  private let value: Mutex<Value>

  public init(_ initial: Value) { value = Mutex(initial) }

  public borrowing func wrappingAdd(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    value.withLock { value in
      let before = value
      value &+= operand
      return (before, value)
    }
  }
}
