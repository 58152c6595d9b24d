import ArgumentParser
import LRSuggest

/// `lrsuggest landmarks`.
struct LandmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landmarks",
    abstract: "List the named points of a curve, with intervals.",
    discussion: "  lrsuggest landmarks metrics.csv")

  @OptionGroup var file: SingleFileOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let (sweep, context) = try file.sweep(isQuiet: output.json)
    let analysis = Analysis(of: sweep.curve, for: context)
    if output.json {
      print(
        try JSONValue.object([
          "landmarks": AnswerFields.landmarks(analysis), "source": AnswerFields.source(sweep),
          "version": .text(CommandLineTool.version),
        ]).text())
    } else {
      if output.isDrawing {
        CurveChart(
          analysis: analysis, answer: nil, width: Terminal.width, height: 14,
          isColored: Terminal.hasColor
        ).lines.forEach { print($0) }
      }
      table(analysis).forEach { print($0) }
    }
    if analysis.landmarks.all.isEmpty { throw ExitCode.refusal }
  }

  private func table(_ analysis: Analysis) -> [String] {
    guard !analysis.landmarks.all.isEmpty else {
      return ["No landmark can be read off this curve."]
    }
    var table = TextTable()
    table.append(["landmark", "learning rate", "in 4 of 5 cases", "loss"])
    let intervals = analysis.landmarkIntervals
    for landmark in analysis.landmarks.all {
      let interval = intervals[landmark.kind].map {
        "\(NumberText.short($0.low)) to \(NumberText.short($0.high))"
      }
      table.append([
        landmark.kind.rawValue, NumberText.short(landmark.learningRate), interval ?? "-",
        NumberText.short(landmark.loss),
      ])
    }
    return table.lines
  }
}
