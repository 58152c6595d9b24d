extension SearchRange {
  /// The ways to draw a range from one curve, in the order of the C interface.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The suggestion's own search range.
    case suggested
    /// From a tenth of the steepest point to the elbow.
    case steepestToElbow = "steepest_to_elbow"
    /// From a tenth of the steepest point to ten times that point.
    case aroundSteepest = "around_steepest"
  }
}

extension Analysis {
  /// A range to search, never above the elbow unless that is asked for.
  ///
  /// - `suggested`: the suggestion's own, cut at the elbow; nil where the curve was refused.
  /// - `steepestToElbow`: from steepest / 10 to the elbow; nil where either is missing.
  /// - `aroundSteepest`: from steepest / 10 to the lesser of 10 · steepest and the elbow; where the
  ///   loss never rose for good, the last rate that was read stands in for the elbow, which lies
  ///   beyond it. Nil without a steepest point.
  ///
  /// The steepest point moves with the length of the sweep, and so do the ranges drawn around it.
  ///
  /// - Parameters:
  ///   - kind: How the range is drawn.
  ///   - aboveElbow: Whether the upper end may lie above the elbow.
  /// - Complexity: O(1).
  public func searchRange(_ kind: SearchRange.Kind, aboveElbow: Bool = false) -> SearchRange? {
    let elbow = landmarks.elbow?.learningRate
    let tenth = landmarks.steepest.map { max($0.learningRate / 10, .leastNonzeroMagnitude) }
    switch kind {
    case .suggested:
      let limit = aboveElbow ? .infinity : elbow ?? .infinity
      return answer.suggestion.map { suggestion in
        let range = suggestion.searchRange
        return SearchRange(low: min(range.low, limit), high: min(range.high, limit))
      }
    case .steepestToElbow:
      guard let tenth, let elbow else { return nil }
      return SearchRange(low: min(tenth, elbow), high: elbow)
    case .aroundSteepest:
      guard let tenth, let steepest = landmarks.steepest?.learningRate else { return nil }
      let known = elbow ?? reading.signal.learningRates.last ?? .infinity
      let high = min(10 * steepest, aboveElbow ? .greatestFiniteMagnitude : known)
      return SearchRange(low: tenth, high: max(tenth, high))
    }
  }
}
