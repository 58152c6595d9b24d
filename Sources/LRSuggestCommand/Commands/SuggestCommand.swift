import ArgumentParser

/// `lrsuggest suggest`.
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggest a learning rate, or say why there is none.",
    discussion: """
        lrsuggest suggest metrics.csv --steps 1500 --schedule cosine
        lr=$(lrsuggest suggest --bare sweep.jsonl) && python train.py --lr "$lr"

      Several files are several range tests of the same problem: they are refused less.
      """)

  @OptionGroup var files: FileOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Flag(help: "Print nothing but the rate; the reasons of a refusal go to standard error.")
  var bare = false

  func run() throws {
    let report = try files.report(isQuiet: output.json || bare)
    if output.json {
      print(try report.json.text())
    } else if bare {
      if let rate = report.rate { print(rate) } else { report.summary.forEach(Terminal.complain) }
    } else {
      if output.isDrawing { report.chart().forEach { print($0) } }
      report.summary.forEach { print($0) }
    }
    if report.rate == nil { throw ExitCode.refusal }
  }
}
