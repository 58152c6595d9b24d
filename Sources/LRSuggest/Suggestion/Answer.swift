/// What a range test says: a learning rate, or why there is none.
public enum Answer: Sendable, Hashable {
  /// The curve says which learning rate to train with.
  case suggestion(Suggestion)
  /// The curve holds no trustworthy learning rate.
  case refusal(Refusal)

  /// The suggestion, or nil if the curve was refused.
  public var suggestion: Suggestion? {
    if case .suggestion(let suggestion) = self { suggestion } else { nil }
  }

  /// The refusal, or nil if there is a suggestion.
  public var refusal: Refusal? {
    if case .refusal(let refusal) = self { refusal } else { nil }
  }
}

extension Curve {
  /// Suggests a learning rate, or says why this curve holds none.
  ///
  /// ```swift
  /// switch curve.suggest(for: context) {
  /// case .suggestion(let suggestion): print(suggestion.learningRate, suggestion.explanation)
  /// case .refusal(let refusal): print(refusal.explanation)
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - context: What is known of the training.
  ///   - smoothing: How strongly the curve is smoothed before it is read.
  /// - Complexity: O(*n* log *n*); some 0.2 ms for a hundred points.
  public func suggest(
    for context: TrainingContext = .unknown, smoothing: Smoothing = .automatic
  ) -> Answer {
    Analysis(of: self, for: context, smoothing: smoothing).answer
  }
}
