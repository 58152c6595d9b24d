import ArgumentParser

/// How an answer is shown.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print JSON for machines.")
  var json = false

  @Flag(
    inversion: .prefixedNo, help: "Draw the curve; done where a terminal shows it.")
  var chart: Bool?

  /// Whether to draw.
  var isDrawing: Bool { !json && (chart ?? Terminal.isInteractive) }
}
