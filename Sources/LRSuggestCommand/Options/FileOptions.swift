import ArgumentParser
import LRSuggest

/// The files of one or several range tests of a problem, and what is known of the training.
struct FileOptions: ParsableArguments {
  @Argument(
    help: "The log, or several of the same problem; - is standard input.",
    completion: .file(extensions: ["csv", "tsv", "json", "jsonl", "ndjson"]))
  var files: [String]

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Training") var context: ContextOptions

  mutating func validate() throws {
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("- is given twice: there is one standard input")
    }
    if files.count > Runs.maximumCount {
      throw ValidationError("\(files.count) files: \(Runs.maximumCount) are the most")
    }
  }

  /// Reads the files and answers.
  func report(isQuiet: Bool) throws -> Report {
    let isToldBeta = context.emaBeta != nil
    let sweeps = try files.map {
      try reading.sweep(from: $0, isToldBeta: isToldBeta, isQuiet: isQuiet)
    }
    let context = try context.context(isRaw: sweeps.allSatisfy { $0.isRaw })
    if let sweep = sweeps.first, sweeps.count == 1 { return Report(on: sweep, for: context) }
    do {
      return try Report(on: sweeps, for: context)
    } catch {
      let names = sweeps.map { $0.source }.joined(separator: ", ")
      throw DataError("\(error); they are, from runs[0] on, \(names)")
    }
  }
}

/// The file of one range test.
struct SingleFileOptions: ParsableArguments {
  @Argument(
    help: "The log; - is standard input.",
    completion: .file(extensions: ["csv", "tsv", "json", "jsonl", "ndjson"]))
  var file: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Training") var context: ContextOptions

  /// Reads the file.
  func sweep(isQuiet: Bool = false) throws -> (sweep: RecordedSweep, context: TrainingContext) {
    let sweep = try reading.sweep(
      from: file, isToldBeta: context.emaBeta != nil, isQuiet: isQuiet)
    return (sweep, try context.context(isRaw: sweep.isRaw))
  }
}
