extension RunsAnalysis {
  /// The rate or the reasons, what each run says, and how far they lie apart.
  public var explanation: String {
    guard let suggestion else {
      let reasons = mean.answer.refusal?.explanation ?? ""
      return
        (["None of \(runs.count) runs holds an answer, nor does their mean. " + reasons]
        + refusedLines).joined(separator: "\n")
    }
    let peak = mean.context.schedule == .oneCycle ? " as max_lr" : ""
    var lines = [
      "Train with \(NumberText.short(suggestion.learningRate))\(peak); in about 4 of 5 trainings"
        + " the good rates centre between \(NumberText.short(suggestion.interval.low)) and"
        + " \(NumberText.short(suggestion.interval.high)).",
      answeredCount > 0
        ? "\(answeredCount) of \(runs.count) runs answered: " + NumberText.list(rates) + "."
        : "None of \(runs.count) runs answered alone; this is what their mean curve says.",
    ]
    if answeredCount > 1 {
      lines.append("Rule: the geometric mean of the middle half of these rates.")
    }
    if let spread {
      lines.append("Between runs the suggestions spread by \(NumberText.short(spread)) decades.")
    }
    if let elbowSpread {
      lines.append("Between runs the elbows spread by \(NumberText.short(elbowSpread)) decades.")
    }
    return (lines + refusedLines + suggestion.doubts.map { "Doubt: " + $0.description })
      .joined(separator: "\n")
  }

  private var rates: [String] {
    runs.compactMap { $0.suggestion }.map { NumberText.short($0.learningRate) }
  }

  /// One line for each run without an answer.
  private var refusedLines: [String] {
    runs.enumerated().compactMap { index, answer in
      answer.refusal.map { "Run \(index): " + ($0.reasons.first ?? $0.code) }
    }
  }
}
