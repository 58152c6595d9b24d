import ArgumentParser
import LRSuggest

/// `lrsuggest compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Apply every rule, side by side.",
    discussion: """
        lrsuggest compare metrics.csv
        lrsuggest compare metrics.csv --rule valley --rule elbow_tenth
      """)

  @OptionGroup var file: SingleFileOptions

  @Option(
    help: "A rule; repeat it for several, leave it out for all.",
    completion: .list(Rule.all.map { $0.name }), transform: RuleName.rule(named:))
  var rule: [Rule] = []

  @Flag(help: "Print JSON for machines.")
  var json = false

  /// Local regression takes time in proportion to the square of the number of points.
  private static let slow = (name: "pytorch_forecasting", mostPoints: 20_000)

  func run() throws {
    let (sweep, context) = try file.sweep(isQuiet: json)
    let answer = sweep.curve.suggest(for: context)
    let rules = rule.isEmpty ? quickRules(for: sweep) : rule
    let found = rules.map { (rule: $0, rate: $0.learningRate(on: sweep.curve, for: context)) }
    if json {
      print(try self.json(sweep, answer, found).text())
    } else {
      table(sweep, answer, found).forEach { print($0) }
    }
    if answer.suggestion == nil, found.allSatisfy({ $0.rate == nil }) { throw ExitCode.refusal }
  }

  private func quickRules(for sweep: RecordedSweep) -> [Rule] {
    guard sweep.curve.count > Self.slow.mostPoints else { return Rule.all }
    Terminal.complain(
      "lrsuggest: \(sweep.source): \(Self.slow.name) is left out: it would take long; ask for it by"
        + " --rule")
    return Rule.all.filter { $0.name != Self.slow.name }
  }

  private func json(
    _ sweep: RecordedSweep, _ answer: Answer, _ found: [(rule: Rule, rate: Double?)]
  ) -> JSONValue {
    .object([
      "lr": JSONValue(answer.suggestion?.learningRate),
      "rules": .object(
        Dictionary(uniqueKeysWithValues: found.map { ($0.rule.name, JSONValue($0.rate)) })),
      "source": AnswerFields.source(sweep),
      "version": .text(CommandLineTool.version),
    ])
  }

  /// From the lowest rate to the highest, with a strip that shows where each lies; rules without an
  /// answer at the end.
  private func table(
    _ sweep: RecordedSweep, _ answer: Answer, _ found: [(rule: Rule, rate: Double?)]
  ) -> [String] {
    let own = answer.suggestion
    let known = found.compactMap { each in each.rate.map { (name: each.rule.name, rate: $0) } }
    let rows = (known + (own.map { [("lrsuggest", $0.learningRate)] } ?? []))
      .sorted { ($0.rate, $0.name) < ($1.rate, $1.name) }
    let nameWidth = rows.map { $0.name.count }.max() ?? 0
    let width = max(10, Terminal.width - nameWidth - 14)
    let axis = Axis(sweep.curve.learningRates, isLogarithmic: true)
    var table = TextTable()
    for row in rows {
      let isOwn = row.name == "lrsuggest"
      var strip = Strip(width: width, filledWith: "·")
      if isOwn, let interval = own?.interval { strip.draw(interval, on: axis, width: width) }
      if let cell = axis.cell(of: row.rate, count: width) { strip.put("●", at: cell) }
      let text = isOwn ? Ink.answer(strip.text, isColored: Terminal.hasColor) : strip.text
      table.append([row.name, NumberText.short(row.rate), text])
    }
    let silent = found.filter { $0.rate == nil }.map { $0.rule.name }
    return table.lines + (own == nil ? [answer.refusal?.explanation ?? ""] : [])
      + (silent.isEmpty ? [] : ["No answer: " + NumberText.list(silent) + "."])
  }
}

extension Strip {
  /// Draws a range as a thick line.
  fileprivate mutating func draw(_ range: SearchRange, on axis: Axis, width: Int) {
    guard let low = axis.cell(of: max(range.low, axis.low), count: width),
      let high = axis.cell(of: min(range.high, axis.high), count: width), low <= high
    else { return }
    for cell in low...high { put("━", at: cell) }
  }
}
