import LRSuggest

extension Answer {
  /// Python that appends everything an `answer` says.
  static let reading = """
    if answer:
        numbers += [answer.lr, *answer.interval, *answer.search_range, answer.max_safe_lr]
        texts += [answer.explanation(), *answer.assumptions, *answer.doubts]
    else:
        texts += [answer.code, answer.explanation(), *answer.reasons]
    """

  /// The same, from Swift.
  var reply: Reply {
    switch self {
    case .suggestion(let suggestion):
      Reply(
        numbers: [
          suggestion.learningRate, suggestion.interval.low, suggestion.interval.high,
          suggestion.searchRange.low, suggestion.searchRange.high,
          suggestion.maximumSafeLearningRate,
        ],
        texts: [suggestion.explanation] + suggestion.assumptions
          + suggestion.doubts.map(\.description))
    case .refusal(let refusal):
      Reply(
        numbers: [],
        texts: [refusal.code, refusal.explanation] + refusal.reasons)
    }
  }
}
