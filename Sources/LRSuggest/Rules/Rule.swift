/// A way to pick a learning rate from a curve, by the name it goes by.
///
/// A rule is a function of one curve, and of nothing else but for the family `learned`, which also
/// looks at what is known of the training; what it does to the losses first, if anything, is part
/// of it and in its `formula`. The list of all rules is `Rule.all`; C, Python and the documentation
/// read the same list.
///
/// ```swift
/// Rule.valley.learningRate(on: curve)  // a rate, or nil where the rule finds none
/// try Rule(named: "fastai_valley").caveat
/// ```
public struct Rule: Sendable {
  /// What a rule starts from.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    /// Exactly the points given: nothing is smoothed or trimmed.
    case arrays
    /// The slope or the minimum of smoothed losses.
    case smoothed
    /// The landmarks this library reads off a curve.
    case landmarks
    /// The raw losses of a whole sweep, treated as one library treats them, its defects included.
    case library
    /// What networks say that were trained on range tests and their outcomes.
    case learned
  }

  /// The name in every language, such as `fastai_valley`.
  public let name: String
  /// What it starts from.
  public let family: Family
  /// The fewest points it can be applied to.
  public let minimumCount: Int
  /// What it answers, in one sentence.
  public let summary: String
  /// The rule to the index: what is done to the losses, and which point is taken.
  public let formula: String
  /// Who published it, where, and which version this is.
  public let source: String
  /// When it fails, NaN and ties included; known defects of the original.
  public let caveat: String
  /// The name of the rule without the defect, where there is one.
  public let corrected: String?

  private let pick: @Sendable (Curve, TrainingContext, Smoothing) -> Double?

  /// Describes a rule that looks at the curve alone. `pick` is called with at least `minimumCount`
  /// points.
  init(
    _ name: String, _ family: Family, minimumCount: Int = 1, summary: String, formula: String,
    source: String, caveat: String, corrected: String? = nil,
    pick: @escaping @Sendable (Curve) -> Double?
  ) {
    self.init(
      name, family, minimumCount: minimumCount, summary: summary, formula: formula, source: source,
      caveat: caveat, corrected: corrected, pickInContext: { curve, _, _ in pick(curve) })
  }

  /// Describes a rule that also looks at the training and at how the curve is to be smoothed.
  init(
    _ name: String, _ family: Family, minimumCount: Int = 1, summary: String, formula: String,
    source: String, caveat: String, corrected: String? = nil,
    pickInContext pick: @escaping @Sendable (Curve, TrainingContext, Smoothing) -> Double?
  ) {
    self.name = name
    self.family = family
    self.minimumCount = minimumCount
    self.summary = summary
    self.formula = formula
    self.source = source
    self.caveat = caveat
    self.corrected = corrected
    self.pick = pick
  }

  /// Applies the rule; nil when the curve has fewer points than `minimumCount`, or the rule finds
  /// nothing to point at.
  ///
  /// - Parameters:
  ///   - curve: The losses, as the rule wants them.
  ///   - context: What is known of the training: for the family `learned`; others ignore it.
  ///   - smoothing: How the curve is smoothed before it is read: for the same family.
  /// - Returns: A positive, finite rate.
  /// - Complexity: O(*n* log *n*) at most, but for `pytorch_forecasting`, whose local regression is
  ///   O(*n*²).
  public func learningRate(
    on curve: Curve, for context: TrainingContext = .unknown, smoothing: Smoothing = .automatic
  ) -> Double? {
    guard curve.count >= minimumCount, let rate = pick(curve, context, smoothing), rate.isFinite,
      rate > 0
    else { return nil }
    return rate
  }
}

extension Rule: Hashable {
  /// Rules are told apart by name.
  public static func == (left: Rule, right: Rule) -> Bool { left.name == right.name }
  /// Feeds the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
