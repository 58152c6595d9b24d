/// Several range tests of one problem, which differ in what chance decided: the order of the data,
/// the initial weights.
///
/// Runs may have different lengths and end at different rates, by a stop or a NaN. Keep the number
/// of steps the same where you can: a longer sweep falls at lower rates.
///
/// ```swift
/// let analysis = try Runs([first, second, third]).analysis(for: context)
/// analysis.suggestion?.learningRate
/// analysis.spread  // how far the runs lie apart, in decades
/// ```
public struct Runs: Sendable, Hashable {
  /// The most runs.
  public static let maximumCount = 100

  /// The runs.
  public let curves: [Curve]

  /// Checks and keeps runs.
  ///
  /// - Throws: `RunsError` unless there are 2 to 100 curves that all share a learning rate.
  /// - Complexity: O(1) for each curve.
  public init(_ curves: [Curve]) throws(RunsError) {
    guard (2...Self.maximumCount).contains(curves.count) else { throw .count(curves.count) }
    var last = (index: 0, start: -Double.infinity), first = (index: 0, end: Double.infinity)
    for (index, curve) in curves.enumerated() {
      if let start = curve.learningRates.first, start > last.start { last = (index, start) }
      if let end = curve.learningRates.last, end < first.end { first = (index, end) }
    }
    guard last.start <= first.end else {
      throw .noOverlap(index: last.index, start: last.start, other: first.index, end: first.end)
    }
    self.curves = curves
  }

  /// Reads every run and their mean, and combines what they say.
  ///
  /// - Complexity: that of `Analysis` for each run.
  public func analysis(
    for context: TrainingContext = .unknown, smoothing: Smoothing = .automatic
  ) -> RunsAnalysis {
    RunsAnalysis(of: self, for: context, smoothing: smoothing)
  }

  /// The combined suggestion; nil where neither a run nor the mean curve holds one.
  public func suggest(
    for context: TrainingContext = .unknown, smoothing: Smoothing = .automatic
  ) -> RunsSuggestion? {
    analysis(for: context, smoothing: smoothing).suggestion
  }
}
