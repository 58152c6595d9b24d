import ArgumentParser

/// How a log is to be read.
struct ReadingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of the learning rate.", valueName: "name"))
  var lrColumn: String?

  @Option(help: ArgumentHelp("The column of the loss.", valueName: "name"))
  var lossColumn: String?

  @Option(help: "The format; told by the text where left out.")
  var format: LogFormat?

  @Option(
    help: ArgumentHelp(
      "The rows that are the range test, from 0, without the last: 0:400.", valueName: "from:to"))
  var rows: RowRange?
}

extension ReadingOptions {
  /// Reads a file and says on standard error what was made of it, unless that goes elsewhere.
  func sweep(
    from path: String, isToldBeta: Bool = false, isQuiet: Bool = false
  ) throws(DataError) -> RecordedSweep {
    let sweep = try RecordedSweep(path, reading: self, isToldBeta: isToldBeta)
    if !isQuiet { sweep.remarks.forEach { Terminal.complain("lrsuggest: \(sweep.source): \($0)") } }
    return sweep
  }
}

/// Rows of a log, as `0:400`.
struct RowRange: ExpressibleByArgument {
  let range: Range<Int>

  init?(argument: String) {
    let ends = argument.split(separator: ":", omittingEmptySubsequences: false).map {
      Int(String($0))
    }
    guard ends.count == 2, let first = ends[0], let end = ends[1], first >= 0, first < end
    else { return nil }
    range = first..<end
  }
}

extension LogFormat: ExpressibleByArgument {}
