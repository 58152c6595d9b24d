import LRSuggest

/// A rate with all that says how good it is, whether of one range test or of several.
protocol Answered {
  var learningRate: Double { get }
  var interval: SearchRange { get }
  var searchRange: SearchRange { get }
  var maximumSafeLearningRate: Double { get }
  var confidence: Double { get }
  var doubts: [Suggestion.Doubt] { get }
}

extension Suggestion: Answered {}
extension RunsSuggestion: Answered {}
