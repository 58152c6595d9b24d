import ArgumentParser
import LRSuggest

/// `lrsuggest plot`.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw the curve and the answer into a file, by the Python package and matplotlib.",
    discussion: """
        lrsuggest plot metrics.csv --svg sweep.svg --steps 1500

      It runs python3, or what LRSUGGEST_PYTHON or --python names, and says which. \
      Install what it needs by: python3 -m pip install 'lrsuggest[plot]'
      """)

  @OptionGroup var file: SingleFileOptions

  @Option(help: ArgumentHelp("The picture, as vectors.", valueName: "path"), completion: .file())
  var svg: String?

  @Option(help: ArgumentHelp("The picture, as pixels.", valueName: "path"), completion: .file())
  var png: String?

  @Option(help: ArgumentHelp("The interpreter that has the Python package.", valueName: "path"))
  var python: String?

  mutating func validate() throws {
    if svg == nil, png == nil {
      throw ValidationError("say where to draw: --svg PATH or --png PATH")
    }
  }

  func run() throws {
    let (sweep, context) = try file.sweep()
    let interpreter = python ?? Terminal.environment("LRSUGGEST_PYTHON") ?? "python3"
    let pictures = [("svg", svg), ("png", png)].compactMap { format, path in
      path.map { JSONValue.list([.text(format), .text($0)]) }
    }
    Terminal.flush()
    PythonPlot(
      interpreter: interpreter, pictures: .list(pictures), context: Self.arguments(context)
    ).draw(sweep.curve)
    // It comes back only where the interpreter could not be started.
    Terminal.complain(
      "lrsuggest: \(interpreter) cannot be started: \(SystemError.text); plots are drawn by the"
        + " Python package: python3 -m pip install 'lrsuggest[plot]'")
    throw ExitCode(CommandLineTool.Status.usage)
  }

  /// The context by the names of the Python package.
  private static func arguments(_ context: TrainingContext) -> JSONValue {
    .object([
      "schedule": .text(context.schedule.rawValue),
      "optimizer": context.optimizer.map { .text($0.rawValue) } ?? .null,
      "steps": context.steps.map { .integer($0) } ?? .null,
      "batch_size": context.batchSize.map { .integer($0) } ?? .null,
      "fine_tuning": .flag(context.fineTuning),
      "ema_beta": JSONValue(context.emaBeta),
      "epochs": JSONValue(context.epochs),
    ])
  }
}
