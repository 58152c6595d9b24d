import LRSuggestCommand

CommandLineTool.exit(after: CommandLine.arguments)
