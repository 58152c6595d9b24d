extension RecordedSweep {
  /// Reads a file, `-` being standard input.
  ///
  /// - Parameters:
  ///   - endsComplete: Whether a last line without an end counts; not in a file that is being
  ///     written.
  ///   - isToldBeta: Whether the caller says what the losses are.
  init(
    _ path: String, reading options: ReadingOptions, endsComplete: Bool = true,
    isToldBeta: Bool = false
  ) throws(DataError) {
    let wanted = WantedColumns(rate: options.lrColumn, loss: options.lossColumn)
    let log = try Self.log(path, format: options.format, wanted, endsComplete: endsComplete)
    try self.init(log, wanted: wanted, rows: options.rows?.range, isToldBeta: isToldBeta)
  }

  private static func log(
    _ path: String, format: LogFormat?, _ wanted: WantedColumns, endsComplete: Bool
  ) throws(DataError) -> Log {
    let reader = try LineReader(ByteSource(path))
    let format = format ?? LogFormat(of: reader.head, path: path)
    switch format {
    case .csv, .tsv:
      return try DelimitedText(reader, format: format, wanted: wanted, endsComplete: endsComplete)
        .read()
    case .jsonl: return try JSONText.readLines(reader, wanted: wanted)
    case .json: return try JSONText.readWhole(reader, wanted: wanted)
    }
  }
}
