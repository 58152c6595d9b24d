import ArgumentParser

/// How a file is written.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  case csv, tsv, json, jsonl
}
