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
    each(of: curves, threads: threads) { $0.suggest(for: context, smoothing: smoothing) }
  }

  /// What `rule` answers to `curves`, in their order: a rate, or nil where it finds none or has too
  /// few points.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - curves: Curves of any lengths.
  ///   - context: What is known of the trainings; one for all. Only the family `learned` asks.
  ///   - smoothing: How strongly the curves are smoothed, where the rule smooths them.
  ///   - threads: How many threads to use at most; nil for one per processor.
  /// - Complexity: that of the rule for each curve.
  public static func learningRates(
    by rule: Rule, on curves: [Curve], for context: TrainingContext = .unknown,
    smoothing: Smoothing = .automatic, threads: Int? = nil
  ) -> [Double?] {
    each(of: curves, threads: threads) {
      rule.learningRate(on: $0, for: context, smoothing: smoothing)
    }
  }

  private static func each<Result: Sendable>(
    of curves: [Curve], threads: Int?, _ work: @escaping @Sendable (Curve) -> Result
  ) -> [Result] {
    #if !hasFeature(Embedded)
      // Parts small enough that no processor waits long for the last one.
      let parts = parts(of: curves, count: 256)
      let finished = Mutex([[Result]](repeating: [], count: parts.count))
      Workers.perform(parts.count, threads: threads) { index in
        let results = parts[index].map(work)
        finished.withLock { $0[index] = results }
      }
      return finished.withLock { $0.flatMap { $0 } }
    #else
      return curves.map(work)
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
