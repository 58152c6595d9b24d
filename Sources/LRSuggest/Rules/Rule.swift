/// A published way to pick a learning rate from a curve, by the name it goes by.
///
/// A rule acts on exactly the points it is given, in double precision: nothing is smoothed,
/// trimmed or interpreted. The registry is `allCases`; C and Python read the same list.
///
/// ```swift
/// Rule.valley.learningRate(on: curve)  // a rate, or nil where the curve is too short
/// ```
public enum Rule: String, Sendable, Hashable, CaseIterable, NamedChoice {
  /// fastai's `valley`: a point in the longest run of falling losses.
  case valley
  /// fastai's `slide`: a window slid left from the end until the slope settles.
  case slide
  /// fastai's `minimum`: a tenth of the rate with the lowest loss.
  case minimum
  /// fastai's `steep`: the rate where the loss falls fastest per logarithm of the rate.
  case steep

  static let argumentName = "rule"

  /// Finds a rule by its name; an unknown one is an error that lists them all.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }

  /// The fewest points the rule can be applied to.
  public var minimumCount: Int {
    switch self {
    case .valley, .minimum: 1
    case .slide: SlideRule.window + 1
    case .steep: 2
    }
  }

  /// Applies the rule; nil when the curve has fewer points than `minimumCount`.
  ///
  /// - Complexity: O(*n* log *n*) for `valley`, O(*n*) for the others.
  public func learningRate(on curve: Curve) -> Double? {
    guard curve.count >= minimumCount else { return nil }
    return switch self {
    case .valley: ValleyRule.learningRate(on: curve)
    case .slide: SlideRule.learningRate(on: curve)
    case .minimum: MinimumRule.learningRate(on: curve)
    case .steep: SteepRule.learningRate(on: curve)
    }
  }
}
