import LRSuggest

/// Answers as the fields of a JSON object; docs/command.md says what each means.
enum AnswerFields {
  /// The answer to one curve.
  static func of(_ analysis: Analysis) -> [String: JSONValue] {
    var fields = empty
    fields["landmarks"] = landmarks(analysis)
    fields["ema_beta"] = JSONValue(analysis.average?.beta)
    switch analysis.answer {
    case .suggestion(let suggestion):
      fill(&fields, with: suggestion)
      fields["assumptions"] = JSONValue(suggestion.assumptions)
      fields["explanation"] = .text(suggestion.explanation)
    case .refusal(let refusal):
      fields["refusal"] = self.refusal(refusal)
      fields["explanation"] = .text(refusal.explanation)
    }
    return fields
  }

  /// The answer to several.
  static func of(_ runs: RunsAnalysis, _ sweeps: [RecordedSweep]) -> [String: JSONValue] {
    var fields = empty
    fields["landmarks"] = landmarks(runs.mean)
    fields["explanation"] = .text(runs.explanation)
    fields["spread"] = JSONValue(runs.spread)
    fields["runs"] = .list(
      zip(runs.runs, sweeps).map { answer, sweep in
        .object([
          "source": source(sweep),
          "lr": JSONValue(answer.suggestion?.learningRate),
          "refusal": answer.refusal.map(refusal) ?? .null,
        ])
      })
    if let suggestion = runs.suggestion {
      fill(&fields, with: suggestion)
    }
    fields["refusal"] = runs.refusal.map(refusal) ?? .null
    return fields
  }

  /// What was read.
  static func source(_ sweep: RecordedSweep) -> JSONValue {
    .object([
      "name": .text(sweep.source),
      "format": .text(sweep.format.rawValue),
      "points": .integer(sweep.curve.count),
      "lr_column": .text(sweep.rateName),
      "loss_column": .text(sweep.lossName),
      "remarks": JSONValue(sweep.remarks),
    ])
  }

  /// The landmarks from the lowest rate to the highest.
  static func landmarks(_ analysis: Analysis) -> JSONValue {
    let intervals = analysis.landmarkIntervals
    return .list(
      analysis.landmarks.all.map { landmark in
        .object([
          "name": .text(landmark.kind.rawValue),
          "lr": .number(landmark.learningRate),
          "loss": .number(landmark.loss),
          "index": .integer(landmark.index),
          "interval": intervals[landmark.kind].map { .list([.number($0.low), .number($0.high)]) }
            ?? .null,
        ])
      })
  }

  /// The fields of every answer.
  private static var empty: [String: JSONValue] {
    [
      "answer": .text("refusal"), "lr": .null, "interval": .null, "search_range": .null,
      "max_safe_lr": .null, "confidence": .null, "doubts": .list([]),
      "doubt_codes": .list([]), "assumptions": .list([]), "refusal": .null,
      "version": .text(Version.text),
    ]
  }

  private static func fill(_ fields: inout [String: JSONValue], with suggestion: some Answered) {
    fields["answer"] = .text("suggestion")
    fields["lr"] = .number(suggestion.learningRate)
    fields["interval"] = range(suggestion.interval)
    fields["search_range"] = range(suggestion.searchRange)
    fields["max_safe_lr"] = .number(suggestion.maximumSafeLearningRate)
    fields["confidence"] = .number(suggestion.confidence)
    fields["doubts"] = JSONValue(suggestion.doubts.map { $0.description })
    fields["doubt_codes"] = JSONValue(suggestion.doubts.map { $0.code })
  }

  private static func range(_ range: SearchRange) -> JSONValue {
    .list([.number(range.low), .number(range.high)])
  }

  private static func refusal(_ refusal: Refusal) -> JSONValue {
    .object([
      "code": .text(refusal.code),
      "reasons": JSONValue(refusal.reasons),
      "sweeps_to_average": refusal.sweepsToAverage.map { .integer($0) } ?? .null,
    ])
  }
}
