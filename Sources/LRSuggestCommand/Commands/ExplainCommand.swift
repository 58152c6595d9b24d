import ArgumentParser

/// `lrsuggest explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say which rule gave the rate, with what numbers, and what would change it.",
    discussion: "  lrsuggest explain metrics.csv --steps 1500")

  @OptionGroup var files: FileOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let report = try files.report(isQuiet: output.json)
    if output.json {
      print(try report.json.text())
    } else {
      if output.isDrawing { report.chart().forEach { print($0) } }
      print(report.explanation)
      report.references.forEach { print($0) }
    }
    if report.rate == nil { throw ExitCode.refusal }
  }
}
