import ArgumentParser
import LRSuggest

/// What is known of the training that follows the range test.
struct ContextOptions: ParsableArguments {
  @Option(
    help: "How the learning rate will move.",
    completion: .list(Schedule.allCases.map { $0.rawValue }))
  var schedule = Schedule.oneCycle

  @Option(
    help: "The optimizer.",
    completion: .list(OptimizerFamily.allCases.map { $0.rawValue }))
  var optimizer: OptimizerFamily?

  @Option(help: ArgumentHelp("The number of updates: it matters most.", valueName: "n"))
  var steps: Int?

  @Option(help: ArgumentHelp("The number of examples per update.", valueName: "n"))
  var batchSize: Int?

  @Option(help: ArgumentHelp("How often each row of the data will be seen.", valueName: "n"))
  var epochs: Double?

  @Flag(help: "The network is pre-trained.")
  var fineTuning = false

  @Option(
    help: ArgumentHelp(
      "The memory of the moving average that the losses are, 0 if raw.", valueName: "beta"))
  var emaBeta: Double?

  mutating func validate() throws { _ = try context() }

  /// The context, of losses that may be known to be raw.
  ///
  /// - Throws: `ValidationError`, naming the option and the value.
  func context(isRaw: Bool = false) throws -> TrainingContext {
    do {
      return try TrainingContext(
        schedule: schedule, optimizer: optimizer, steps: steps, batchSize: batchSize,
        fineTuning: fineTuning, emaBeta: emaBeta ?? (isRaw ? 0 : nil), epochs: epochs)
    } catch {
      throw ValidationError(Self.text(of: error))
    }
  }

  /// What is wrong, in the words of the command line: `--batch-size` and not `batch_size`.
  private static func text(of error: ContextError) -> String {
    let text = error.description
    let name = text.prefix { $0 != " " }
    return "--" + name.map { $0 == "_" ? "-" : String($0) }.joined() + text.dropFirst(name.count)
  }
}

extension Schedule: ExpressibleByArgument {}
extension OptimizerFamily: ExpressibleByArgument {}
