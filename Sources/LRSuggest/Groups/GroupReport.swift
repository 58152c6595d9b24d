/// What one range test says of all groups of weights.
public struct GroupReport: Sendable, Hashable {
  /// The groups, in the order of the sweep.
  public let groups: [GroupReading]
  /// The loss over the rates, read as any range test: its answer is the one rate for all groups.
  public let analysis: Analysis
  /// By how much the attributed changes miss the fall of the smooth loss up to the suggested rate,
  /// relative to it; nil where it does not fall.
  public let error: Double?
  /// Whether the gradient of the same batch after each update was known: without it, attributed
  /// changes miss by more, and there are no stability edges.
  public let isSameBatchMeasured: Bool
  /// The rate of each group in the sweep, as a multiple of the recorded one.
  public let ratios: [Double]

  /// The suggestion for the whole network, or its refusal.
  public var answer: Answer { analysis.answer }
}

extension GroupSweep {
  /// Reads what was recorded.
  ///
  /// Groups without a gradient, or whose steps do not make the loss fall, keep their ratio to the
  /// rate of the whole network. Where the curve is refused, no rates are named and nothing is
  /// advised; the curves of the groups are there nevertheless.
  ///
  /// - Parameters:
  ///   - context: What is known of the training. The optimizer is needed for stability edges; only
  ///     with `fineTuning` groups are advised to be frozen.
  ///   - smoothing: How the loss of the whole network is smoothed.
  /// - Throws: `GroupSweepError.empty` before the first step.
  /// - Complexity: O(groups), and an analysis of at most `capacity` points.
  public func report(
    for context: TrainingContext = .unknown, smoothing: Smoothing = .automatic
  ) throws(GroupSweepError) -> GroupReport {
    let rates = cells.map { $0.learningRate }
    guard let curve = try? Curve(learningRates: rates, losses: cells.map { $0.loss }) else {
      throw .empty
    }
    let analysis = Analysis(of: curve, for: context, smoothing: smoothing)
    let window = GroupWindow(rates, analysis)
    return GroupReport(
      groups: readings(analysis, window), analysis: analysis,
      error: Attribution.error(of: cells[window.calm], beside: analysis),
      isSameBatchMeasured: isSameBatchMeasured, ratios: ratios)
  }

  private func readings(_ analysis: Analysis, _ window: GroupWindow) -> [GroupReading] {
    let calm = totals(window.calm), end = totals(window.end)
    let gains = GroupGain.all(calm, ratios: ratios)
    let frozen =
      analysis.context.fineTuning && analysis.answer.suggestion != nil
      ? FinishedGroup.probabilities(gains, start: totals(window.start), end: end)
      : groups.map { _ in nil }
    let rates = cells[window.shown].map { $0.learningRate }
    let start = Attribution.start(of: cells[window.shown])
    return groups.indices.map { group in
      let suggestion = analysis.answer.suggestion
      let multiplier = gains[group].multiplier
      let rate = suggestion.map { ($0.learningRate * multiplier).asRate }
      let (advice, confidence) =
        suggestion == nil ? (.keep, 0) : advice(on: gains[group], finished: frozen[group])
      return GroupReading(
        name: groups[group], learningRates: rates,
        losses: Attribution.losses(of: group, in: cells[window.shown], from: start),
        share: gains[group].share, multiplier: multiplier, learningRate: rate,
        interval: suggestion.map { $0.interval.stretched(by: multiplier) },
        advice: advice, confidence: confidence, edge: calm[group].edge(for: analysis.context),
        updateRatio: rate.flatMap { calm[group].updateRatio(at: $0) },
        relativeGradient: end[group].relativeGradient)
    }
  }

  private func totals(_ window: Range<Int>) -> [GroupTotals] {
    groups.indices.map { GroupTotals(cells[window], group: $0) }
  }

  private func advice(
    on gain: GroupGain, finished: Double?
  ) -> (advice: GroupAdvice, confidence: Double) {
    if let finished, finished >= FinishedGroup.likely { return (.freeze, finished) }
    return gain.lag.map(GroupAdvice.of) ?? (.keep, 0)
  }
}

extension SearchRange {
  /// A range that holds this one as it is and moved by a factor.
  fileprivate func stretched(by factor: Double) -> SearchRange {
    SearchRange(low: (low * min(factor, 1)).asRate, high: (high * max(factor, 1)).asRate)
  }
}
