import LRSuggest

/// What one or several range tests say, in all the forms that it is shown in.
struct Report {
  /// A few lines: the rate and how sure it is, or the reasons of a refusal.
  let summary: [String]
  /// All of it in words.
  let explanation: String
  /// Where more is said about the refusal or about each doubt, a line each.
  let references: [String]
  /// For machines.
  let json: JSONValue
  /// The suggested rate; nil after a refusal.
  let rate: Double?

  private let analysis: Analysis
  private let interval: SearchRange?

  /// The answer to one range test.
  init(on sweep: RecordedSweep, for context: TrainingContext) {
    let analysis = Analysis(of: sweep.curve, for: context)
    self.analysis = analysis
    var fields = AnswerFields.of(analysis)
    fields["source"] = AnswerFields.source(sweep)
    json = .object(fields)
    switch analysis.answer {
    case .suggestion(let found):
      rate = found.learningRate
      interval = found.interval
      explanation = found.explanation
      references = found.doubts.map { Reference.text(to: $0.code) }
      summary = found.summary(schedule: context.schedule)
    case .refusal(let refusal):
      (rate, interval) = (nil, nil)
      explanation = refusal.explanation
      references = [Reference.text(to: refusal.code)]
      summary = [refusal.explanation] + references
    }
  }

  /// The answer to several range tests of one problem.
  ///
  /// - Throws: `RunsError` for too many, or where they share no learning rate.
  init(on sweeps: [RecordedSweep], for context: TrainingContext) throws(RunsError) {
    let runs = try Runs(sweeps.map { $0.curve }).analysis(for: context)
    analysis = runs.mean
    rate = runs.suggestion?.learningRate
    interval = runs.suggestion?.interval
    let names = sweeps.enumerated().map { "\($0) \($1.source)" }.joined(separator: ", ")
    explanation = runs.explanation + "\nRuns: " + names + "."
    references =
      runs.suggestion?.doubts.map { Reference.text(to: $0.code) }
      ?? runs.refusal.map { [Reference.text(to: $0.code)] } ?? []
    json = .object(AnswerFields.of(runs, sweeps))
    summary =
      runs.suggestion.map { suggestion in
        suggestion.summary(schedule: context.schedule)
          + ["runs           \(runs.answeredCount) of \(sweeps.count) answered"]
      } ?? [explanation] + references
  }

  /// The curve, as wide as the terminal.
  func chart(height: Int = 14) -> [String] {
    CurveChart(
      analysis: analysis, answer: rate.flatMap { rate in interval.map { (rate, $0) } },
      width: Terminal.width, height: height, isColored: Terminal.hasColor
    ).lines
  }
}

extension Answered {
  /// The numbers, a line each.
  fileprivate func summary(schedule: Schedule) -> [String] {
    var table = TextTable()
    let peak = schedule == .oneCycle ? "  max_lr of a one_cycle schedule" : "  \(schedule.rawValue)"
    let color = Terminal.hasColor
    table.append([
      "learning rate", Ink.answer(NumberText.short(learningRate), isColored: color) + peak,
    ])
    table.append(["interval", text(interval)])
    table.append(["search range", text(searchRange)])
    table.append(["safe up to", NumberText.short(maximumSafeLearningRate)])
    table.append(["confidence", NumberText.short((100 * confidence).rounded()) + " %"])
    for doubt in doubts {
      table.append(["doubt", Ink.doubt(doubt.description, isColored: color)])
      table.append(["", Reference.text(to: doubt.code)])
    }
    return table.lines
  }

  private func text(_ range: SearchRange) -> String {
    "\(NumberText.short(range.low)) to \(NumberText.short(range.high))"
  }
}
