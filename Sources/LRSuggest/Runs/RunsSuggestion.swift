/// The learning rate that several runs suggest together.
public struct RunsSuggestion: Sendable, Hashable {
  /// The rate to train with: the peak of a one-cycle schedule, else the first rate.
  public let learningRate: Double
  /// Covers the middle of the good learning rates in about 80 % of the calibration trainings.
  public let interval: SearchRange
  /// Where a hyper-parameter search should look: about 95 % of the calibration trainings.
  public let searchRange: SearchRange
  /// Up to this rate nine in ten calibration trainings kept half of what the best rate achieves.
  public let maximumSafeLearningRate: Double
  /// The probability that this rate loses at most a tenth of what the best rate achieves: the mean
  /// of what the runs say alone.
  public let confidence: Double
  /// The doubts of the run whose own suggestion lies nearest to this one.
  public let doubts: [Suggestion.Doubt]

  /// The sweeps of the calibration trainings lie this far apart when repeated: the median of the
  /// standard deviations of log10 of their suggestions.
  static let typicalSpread = 0.2

  /// Standard deviations that a two-sided interval of 80 % and of 95 % reaches, if errors are
  /// normal.
  private static let reaches = (interval: 1.2816, search: 1.96)

  /// Takes one suggestion as it is.
  init(_ suggestion: Suggestion) {
    learningRate = suggestion.learningRate
    interval = suggestion.interval
    searchRange = suggestion.searchRange
    maximumSafeLearningRate = suggestion.maximumSafeLearningRate
    confidence = suggestion.confidence
    doubts = suggestion.doubts
  }

  /// Combines the suggestions of two or more runs.
  init(of suggestions: [Suggestion]) {
    func mean(_ rate: (Suggestion) -> Double) -> Double {
      RobustMean.middleHalf(of: suggestions.map { Elementary.log10(rate($0)) })
    }
    let logRates = suggestions.map { Elementary.log10($0.learningRate) }
    let center = RobustMean.middleHalf(of: logRates)
    let spread = RobustMean.deviation(of: logRates) ?? Self.typicalSpread
    let excess =
      spread * spread / Double(suggestions.count) - Self.typicalSpread * Self.typicalSpread
    func width(_ calibrated: Double, reach: Double) -> Double {
      let square = calibrated * calibrated
      return max(square / 4, square + reach * reach * excess).squareRoot()
    }
    let below = width(center - mean { $0.interval.low }, reach: Self.reaches.interval)
    let above = width(mean { $0.interval.high } - center, reach: Self.reaches.interval)
    let farBelow = width(center - mean { $0.searchRange.low }, reach: Self.reaches.search)
    let farAbove = width(mean { $0.searchRange.high } - center, reach: Self.reaches.search)

    learningRate = Derivation.rate(of: center)
    interval = SearchRange(
      low: Derivation.rate(of: center - below), high: Derivation.rate(of: center + above))
    searchRange = SearchRange(
      low: Derivation.rate(of: center - max(below, farBelow)),
      high: Derivation.rate(of: center + max(above, farAbove)))
    maximumSafeLearningRate = max(
      learningRate, Derivation.rate(of: mean { $0.maximumSafeLearningRate }))
    confidence = suggestions.reduce(0) { $0 + $1.confidence } / Double(max(1, suggestions.count))
    let distances = logRates.map { ($0 - center).magnitude }
    let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
    doubts = suggestions.indices.contains(nearest) ? suggestions[nearest].doubts : []
  }
}
