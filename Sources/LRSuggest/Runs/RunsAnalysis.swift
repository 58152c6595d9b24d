/// What several runs of one problem say, alone and together.
///
/// The rate is the geometric mean of the middle half of the runs' own suggestions:
///
/// ```
/// log10 η = mean of the middle half of log10 ηᵣ
/// width²  = w² + z²·(s²/k − s₀²)
/// ```
///
/// with *k* runs that answered, their spread *s* in decades, the mean calibrated width *w* of their
/// own intervals on that side, *z* = 1.28 for the interval (80 %) and 1.96 for the search range
/// (95 %). The calibrated width of one run holds the spread of a typical one, *s₀* = 0.2 decades:
/// that is taken out, and what is left of the spread in a mean of *k* is put in. At least half of
/// *w* stays: most of it is what no number of range tests can tell.
///
/// A run without an answer takes nothing from the others. Only where no run has one is the mean
/// curve asked. It is not asked first because its noise is less than a run's, and the rule, which
/// reads the noise of a training off its curve, is calibrated on single runs.
///
/// `Benchmarks/Quality/runs.py` measures the regret and the coverage of 1 to 8 runs.
public struct RunsAnalysis: Sendable, Hashable {
  /// What each run says, in their order.
  public let runs: [Answer]
  /// The robust mean of the runs, `mean.curve`, with what was read off it: its landmarks are those
  /// to look at.
  ///
  /// It stands on a common grid of learning rates. Losses (undone averages, where they were
  /// averaged) are interpolated linearly in log10 of the rate, and averaged on one transformed
  /// scale, logarithms where no loss is negative: at each rate the mean of the middle half of the
  /// runs, weighted by *1/(σᵣ² + median σ²)* with the noise *σᵣ* of each run, so that no run counts
  /// for more than twice a typical one. A run that exploded or became NaN counts, from there on, as
  /// e² times its start; one that ended otherwise no longer counts. The curve reaches as far as
  /// half of the runs do. Where no run has two losses to average, it is the first run.
  public let mean: Analysis
  /// What all say together; nil where neither a run nor the mean curve holds an answer.
  public let suggestion: RunsSuggestion?
  /// The spread of the runs' suggestions in decades: 1.4826 times their median distance from their
  /// median on the log10 axis. Nil where fewer than two answered.
  public let spread: Double?
  /// The same of the runs' elbows, answered or not; nil where fewer than two have one.
  public let elbowSpread: Double?

  init(of runs: Runs, for context: TrainingContext, smoothing: Smoothing) {
    let analyses = runs.curves.map { Analysis(of: $0, for: context, smoothing: smoothing) }
    let mean = Analysis(
      of: MeanCurve(analyses.map { $0.reading }).curve ?? runs.curves[0],
      for: context.withRawLosses, smoothing: smoothing)
    self.runs = analyses.map { $0.answer }
    self.mean = mean
    let answers = self.runs.compactMap { $0.suggestion }
    suggestion =
      answers.count > 1
      ? RunsSuggestion(of: answers)
      : (answers.first ?? mean.answer.suggestion).map { RunsSuggestion($0) }
    spread = RobustMean.deviation(of: answers.map { Elementary.log10($0.learningRate) })
    elbowSpread = RobustMean.deviation(
      of: analyses.compactMap { $0.landmarks.elbow }.map { Elementary.log10($0.learningRate) })
  }

  /// How many runs hold an answer of their own.
  public var answeredCount: Int { runs.count { $0.suggestion != nil } }

  /// The standard error of the combined rate, in decades: the spread over √*k* of *k* answers; nil
  /// where fewer than two runs answered.
  public var standardError: Double? {
    spread.map { $0 / Double(answeredCount).squareRoot() }
  }

  /// Why there is no suggestion: the reason of the mean curve. Nil where there is one.
  public var refusal: Refusal? { suggestion == nil ? mean.answer.refusal : nil }
}

extension TrainingContext {
  /// The same context, told that the losses are no average.
  fileprivate var withRawLosses: TrainingContext {
    let raw = try? TrainingContext(
      schedule: schedule, optimizer: optimizer, steps: steps, batchSize: batchSize,
      fineTuning: fineTuning, emaBeta: 0, epochs: epochs)
    return raw ?? self
  }
}
