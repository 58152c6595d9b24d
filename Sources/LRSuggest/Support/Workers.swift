#if !hasFeature(Embedded)
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #else
    import Dispatch
  #endif

  /// Threads that share out work, and end with it.
  ///
  /// Where a pool came with this library instead of the system, its idle threads would outlive
  /// the call: to unload the library then pulls the code from under them.
  enum Workers {
    /// Calls `work` with each of the numbers below `count`, on at most `threads` threads, the
    /// caller's being one. Nil is one per processor.
    static func perform(
      _ count: Int, threads: Int?, _ work: @escaping @Sendable (Int) -> Void
    ) {
      #if canImport(Glibc)
        let counter = Counter(count: count, work: work)
        let wanted = min(threads ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)), count)
        let helpers = silently { (1..<max(1, wanted)).compactMap { _ in start(counter) } }
        counter.run()
        for thread in helpers { pthread_join(thread, nil) }
      #else
        DispatchQueue.concurrentPerform(iterations: count, execute: work)
      #endif
    }
  }

  #if canImport(Glibc)
    private final class Counter: Sendable {
      private let next = Atomic(0)
      private let count: Int
      private let work: @Sendable (Int) -> Void

      init(count: Int, work: @escaping @Sendable (Int) -> Void) {
        self.count = count
        self.work = work
      }

      func run() {
        while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < count {
          work(index)
        }
      }
    }

    /// Starts a thread; nil where the system has none to spare, and the others do its work. Whoever
    /// calls this keeps `counter` until the thread has been joined.
    private func start(_ counter: Counter) -> pthread_t? {
      var thread = pthread_t()
      let argument = unsafe Unmanaged.passUnretained(counter).toOpaque()
      let status = unsafe pthread_create(
        &thread, nil,
        { argument in
          if let argument = unsafe argument {
            unsafe Unmanaged<Counter>.fromOpaque(argument).takeUnretainedValue().run()
          }
          return nil
        }, argument)
      return status == 0 ? thread : nil
    }

    /// Threads inherit what is blocked while they are started: signals are for the program's own.
    private func silently<Result>(_ body: () -> Result) -> Result {
      var all = sigset_t()
      var before = sigset_t()
      unsafe sigfillset(&all)
      unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
      defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
      return body()
    }
  #endif
#endif
