import CLRSuggest
import LRSuggest

/// Suggestions as C reads them.
enum Suggestions {
  /// The size `lrs_suggestion` had when it was first shipped.
  private static let firstSize = 56

  /// The size of the caller's struct.
  static func size(of out: UnsafeMutablePointer<lrs_suggestion>) throws(Failure) -> Int {
    try unsafe SizedStruct.size(of: UnsafeRawPointer(out), named: "out", firstSize: firstSize)
  }

  /// Writes a suggestion to a struct of `size` bytes, or throws what a refusal says.
  static func store(
    _ answer: Answer, in out: UnsafeMutableRawPointer, size: Int
  ) throws(Failure) {
    switch answer {
    case .refusal(let refusal): throw Failure(status(of: refusal), refusal.explanation)
    case .suggestion(let suggestion):
      unsafe SizedStruct.write(fields(of: suggestion), to: out, size: size)
    }
  }

  /// The status of a refusal: that of its first, gravest reason.
  static func status(of refusal: Refusal) -> Int {
    switch refusal.reason {
    case .tooFewPoints: LRS_REFUSED_TOO_FEW_POINTS
    case .noFiniteLoss: LRS_REFUSED_NO_FINITE_LOSS
    case .noDescent: LRS_REFUSED_NO_DESCENT
    case .divergedAtStart: LRS_REFUSED_DIVERGED_AT_START
    case .ambiguous: LRS_REFUSED_AMBIGUOUS
    case .badlyScaled: LRS_REFUSED_BADLY_SCALED
    }
  }

  private static func fields(of suggestion: Suggestion) -> lrs_suggestion {
    fields(
      suggestion.learningRate, suggestion.interval, suggestion.searchRange,
      suggestion.maximumSafeLearningRate, suggestion.confidence, suggestion.doubts)
  }

  /// What several runs suggest together.
  static func fields(of suggestion: RunsSuggestion) -> lrs_suggestion {
    fields(
      suggestion.learningRate, suggestion.interval, suggestion.searchRange,
      suggestion.maximumSafeLearningRate, suggestion.confidence, suggestion.doubts)
  }

  private static func fields(
    _ rate: Double, _ interval: SearchRange, _ search: SearchRange, _ safe: Double,
    _ confidence: Double, _ doubts: [Suggestion.Doubt]
  ) -> lrs_suggestion {
    lrs_suggestion(
      struct_size: UInt32(MemoryLayout<lrs_suggestion>.size),
      doubts: doubts.reduce(0) { bits, doubt in bits | doubt.bit }, learning_rate: rate,
      interval_low: interval.low, interval_high: interval.high, search_low: search.low,
      search_high: search.high, max_safe_learning_rate: safe, confidence: confidence)
  }
}

extension Suggestion.Doubt {
  /// The bit of `lrs_suggestion.doubts`.
  fileprivate var bit: UInt32 {
    switch self {
    case .noisy: UInt32(LRS_DOUBT_NOISY)
    case .secondDescent: UInt32(LRS_DOUBT_SECOND_DESCENT)
    case .noElbow: UInt32(LRS_DOUBT_NO_ELBOW)
    case .sparse: UInt32(LRS_DOUBT_SPARSE)
    case .stepsOutside: UInt32(LRS_DOUBT_STEPS_OUTSIDE)
    case .uneven: UInt32(LRS_DOUBT_UNEVEN)
    case .narrow: UInt32(LRS_DOUBT_NARROW)
    case .smoothed: UInt32(LRS_DOUBT_SMOOTHED)
    case .noDescent: UInt32(LRS_DOUBT_NO_DESCENT)
    case .overfitting: UInt32(LRS_DOUBT_OVERFITTING)
    }
  }
}

@_cdecl("lrs_suggest") @implementation
public func lrs_suggest(
  _ curve: OpaquePointer!, _ context: UnsafePointer<lrs_context>!,
  _ out: UnsafeMutablePointer<lrs_suggestion>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curve = try unsafe Curves.curve(curve)
    let context = try unsafe Context(context)
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe Suggestions.size(of: out)
    let answer = curve.suggest(for: context.training, smoothing: context.smoothing)
    try unsafe Suggestions.store(answer, in: UnsafeMutableRawPointer(out), size: size)
  }
}
