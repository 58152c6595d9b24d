import ArgumentParser
import LRSuggest

/// `lrsuggest watch`.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow a log that is being written, and say when to stop the sweep.",
    discussion: """
        lrsuggest watch metrics.csv
        lrsuggest watch metrics.csv --idle 30 && touch stop-the-sweep

      It ends where the stop rule says so, after --idle seconds without a new point, and on \
      Ctrl-C; then it answers as suggest does.
      """)

  @Argument(
    help: "The log; it may not exist yet.",
    completion: .file(extensions: ["csv", "tsv", "jsonl", "ndjson"]))
  var file: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Training") var context: ContextOptions

  @Option(
    help: "When to stop: the default follows the noise of the losses.",
    completion: .list(StopRule.allCases.map { $0.rawValue }))
  var stop = StopRule.cusum

  @Option(help: ArgumentHelp("How often to look.", valueName: "seconds"))
  var interval = 0.5

  @Option(help: ArgumentHelp("End when no point came for so long.", valueName: "seconds"))
  var idle: Double?

  mutating func validate() throws {
    if file == "-" { throw ValidationError("standard input is no file that grows: pass a path") }
    if !(interval >= 0.01 && interval <= 3600) {
      throw ValidationError("--interval is \(interval): it must lie between 0.01 and 3600")
    }
    if let idle, !(idle >= 0) {
      throw ValidationError("--idle is \(idle): it must not be negative")
    }
  }

  func run() throws {
    var screen = LiveScreen()
    var followed = FollowedLog(
      path: file, reading: reading, stopRule: stop, isToldBeta: context.emaBeta != nil)
    Interruption.watch()
    screen.show(["waiting for \(file)"])
    while true {
      if try followed.look() { screen.show(try picture(of: followed)) }
      if followed.verdict != .running || Interruption.isAsked { break }
      if let idle, followed.secondsWithoutNews >= idle { break }
      Interruption.wait(interval)
    }
    screen.end()
    try answer(followed)
  }

  /// The curve so far, and what the last step was; one line where nobody looks at a terminal.
  private func picture(of followed: FollowedLog) throws -> [String] {
    guard let sweep = followed.sweep else { return [] }
    let curve = sweep.curve
    let line =
      "\(curve.count) points, \(NumberText.short(curve.learningRates.last ?? 0)): loss"
      + " \(NumberText.short(curve.losses.last ?? .nan))"
    guard Terminal.isInteractive else { return [line] }
    let report = Report(on: sweep, for: try context.context(isRaw: sweep.isRaw))
    return report.chart() + [line] + report.summary.prefix(1)
  }

  /// What to do, and the answer.
  private func answer(_ followed: FollowedLog) throws {
    guard let sweep = followed.sweep else {
      throw DataError("\(file): no row came that has both a learning rate and a loss")
    }
    print(followed.advice)
    let report = Report(on: sweep, for: try context.context(isRaw: sweep.isRaw))
    report.summary.forEach { print($0) }
    if report.rate == nil { throw ExitCode.refusal }
  }
}

extension StopRule: ExpressibleByArgument {}
