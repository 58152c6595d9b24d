/// How a file is written.
enum LogFormat: String, CaseIterable {
  case csv, tsv, json, jsonl
}

extension LogFormat {
  /// Tells the format by the name of a file, and by how it begins.
  init(of head: ArraySlice<UInt8>, path: String) {
    let text = head.drop { $0.isSpace }
    let brace = UInt8(ascii: "{")
    if path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") {
      self = .jsonl
    } else if text.first == brace {
      let line = text.prefix { $0 != UInt8(ascii: "\n") }
      let isWhole = line.trimmingSpaces.last == UInt8(ascii: "}")
      let next = text.dropFirst(line.count).drop { $0.isSpace }.first
      self = isWhole && next == brace ? .jsonl : .json
    } else {
      self = text.first == UInt8(ascii: "[") ? .json : .csv
    }
  }
}
