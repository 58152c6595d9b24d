import ArgumentParser

/// `lrsuggest`, which has a command for each thing that is done with a range test.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lrsuggest",
    abstract: "Read a learning-rate range test, suggest a learning rate.",
    discussion: """
        lrsuggest suggest metrics.csv --steps 1500

      The file holds a column of learning rates that grow, and one of losses: CSV, TSV, JSON or \
      JSON lines. Their names are guessed. Without a command it is suggest.

      Status: 0 an answer, 1 a refusal, 2 wrong usage, 3 bad data.
      """,
    version: CommandLineTool.version,
    subcommands: [
      SuggestCommand.self, ExplainCommand.self, LandmarksCommand.self, RulesCommand.self,
      CompareCommand.self, WatchCommand.self, PlotCommand.self, SweepCommand.self,
    ],
    defaultSubcommand: SuggestCommand.self)
}
