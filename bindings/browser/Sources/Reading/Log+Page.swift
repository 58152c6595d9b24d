extension Log {
  /// Reads what was dropped or pasted.
  static func read(
    _ bytes: [UInt8], named name: String, wanted: WantedColumns
  ) throws(DataError) -> Log {
    let reader = try LineReader(ByteSource(name, bytes))
    let format = LogFormat(of: reader.head, path: name)
    switch format {
    case .csv, .tsv:
      if let numbers = BareNumbers(reader) { return try numbers.read() }
      return try DelimitedText(reader, format: format, wanted: wanted, endsComplete: true).read()
    case .jsonl: return try JSONText.readLines(reader, wanted: wanted)
    case .json: return try JSONText.readWhole(reader, wanted: wanted)
    }
  }
}
