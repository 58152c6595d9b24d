import ArgumentParser
import LRSuggest

/// `lrsuggest rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List all rules, explain one, or apply it.",
    discussion: """
        lrsuggest rules
        lrsuggest rules --rule fastai_valley
        lrsuggest rules --rule fastai_valley metrics.csv
      """)

  @Option(
    help: "The rule.", completion: .list(Rule.all.map { $0.name }), transform: RuleName.rule(named:)
  )
  var rule: Rule?

  @Argument(help: "The log that it is applied to; - is standard input.", completion: .file())
  var file: String?

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Training") var context: ContextOptions

  @Flag(help: "Print JSON for machines.")
  var json = false

  mutating func validate() throws {
    if file != nil, rule == nil {
      throw ValidationError("a file needs --rule; lrsuggest compare FILE applies all of them")
    }
  }

  func run() throws {
    guard let rule else { return try list() }
    guard let file else { return try explain(rule) }
    let sweep = try reading.sweep(from: file, isToldBeta: context.emaBeta != nil, isQuiet: json)
    let rate = rule.learningRate(on: sweep.curve, for: try context.context(isRaw: sweep.isRaw))
    if json {
      print(
        try JSONValue.object([
          "rule": .text(rule.name), "lr": JSONValue(rate), "source": AnswerFields.source(sweep),
          "version": .text(CommandLineTool.version),
        ]).text())
    } else if let rate {
      print(rate)
    } else {
      Terminal.complain("lrsuggest: \(sweep.source): \(rule.name) finds no rate")
    }
    if rate == nil { throw ExitCode.refusal }
  }

  private func list() throws {
    if json { return print(try JSONValue.list(Rule.all.map(RuleName.fields)).text()) }
    var table = TextTable()
    for rule in Rule.all { table.append([rule.name, rule.family.rawValue, rule.summary]) }
    table.lines.forEach { print($0) }
  }

  private func explain(_ rule: Rule) throws {
    if json { return print(try RuleName.fields(of: rule).text()) }
    var table = TextTable()
    table.append(["rule", rule.name])
    table.append(["family", rule.family.rawValue])
    table.append(["summary", rule.summary])
    table.append(["formula", rule.formula])
    table.append(["source", rule.source])
    table.append(["caveat", rule.caveat])
    if let corrected = rule.corrected { table.append(["corrected", corrected]) }
    table.append(["points", "\(rule.minimumCount) or more"])
    table.lines.forEach { print($0) }
  }
}

/// Rules as arguments and as fields.
enum RuleName {
  /// Finds a rule.
  ///
  /// - Throws: `ValidationError` that names the nearest ones.
  static func rule(named name: String) throws -> Rule {
    do { return try Rule(named: name) } catch { throw ValidationError(error.description) }
  }

  /// All that is known of a rule.
  static func fields(of rule: Rule) -> JSONValue {
    .object([
      "name": .text(rule.name), "family": .text(rule.family.rawValue),
      "summary": .text(rule.summary), "formula": .text(rule.formula),
      "source": .text(rule.source), "caveat": .text(rule.caveat),
      "corrected": rule.corrected.map { .text($0) } ?? .null,
      "minimum_count": .integer(rule.minimumCount),
    ])
  }
}
