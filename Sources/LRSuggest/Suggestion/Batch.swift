#if !hasFeature(Embedded)
  import Synchronization
#endif

/// Many curves at once.
public enum Batch {
  /// Answers for `curves`, in their order, worked on by several threads.
  ///
  /// - Parameters:
  ///   - curves: Curves of any lengths.
  ///   - context: What is known of the trainings; one for all.
  ///   - smoothing: How strongly the curves are smoothed.
  ///   - threads: How many threads to use at most; nil for one per processor.
  /// - Complexity: that of `Curve.suggest(for:smoothing:)` for each curve.
  public static func suggest(
    for curves: [Curve], context: TrainingContext = .unknown,
    smoothing: Smoothing = .automatic, threads: Int? = nil
  ) -> [Answer] {
    #if !hasFeature(Embedded)
      // Parts small enough that no processor waits long for the last one.
      let parts = parts(of: curves, count: 256)
      let finished = Mutex([[Answer]](repeating: [], count: parts.count))
      Workers.perform(parts.count, threads: threads) { index in
        let answers = parts[index].map { $0.suggest(for: context, smoothing: smoothing) }
        finished.withLock { $0[index] = answers }
      }
      return finished.withLock { $0.flatMap { $0 } }
    #else
      return curves.map { $0.suggest(for: context, smoothing: smoothing) }
    #endif
  }

  /// Contiguous parts of about equal length, at least one curve each.
  private static func parts(of curves: [Curve], count: Int) -> [ArraySlice<Curve>] {
    let count = max(1, min(count, curves.count))
    return (0..<count).map { part in
      curves[(curves.count * part / count)..<(curves.count * (part + 1) / count)]
    }
  }
}
