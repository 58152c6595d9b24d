import LRSuggest

/// A range test from a file, and what was made of the file.
struct RecordedSweep {
  let curve: Curve
  let source: String
  let format: LogFormat
  let rateName: String
  let lossName: String
  /// Whether the format says that the losses are raw.
  let isRaw: Bool
  /// How many rows were left out, by reason.
  let dropped: [(reason: String, count: Int)]
  /// What the losses are, one sentence each.
  let notes: [String]

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
    let (rate, loss) = try wanted.chosen(in: log)
    let pairing = try Pairing(log, rate: rate, loss: loss)
    let points = options.rows.map { rows in pairing.points.filtered { rows.range.contains($0) } }
    var paired = pairing.log
    if let remark = Remarks.text(
      on: paired, points: pairing.points, lossName: loss.name, isToldBeta: isToldBeta)
    {
      paired.note(remark)
    }
    let growing = try GrowingRates(paired, points: points ?? pairing.points, rateName: rate.name)
    do {
      curve = try Curve(learningRates: growing.rates, losses: growing.losses)
    } catch {
      throw DataError("\(log.source): \(error)")
    }
    (source, format) = (log.source, log.format)
    (rateName, lossName, isRaw) = (rate.name, loss.name, log.isRaw)
    (dropped, notes) = (growing.log.dropped, growing.log.notes)
  }

  /// What was left out and what the losses are, one sentence each.
  var remarks: [String] {
    dropped.map { reason, count in
      "\(count) \(count == 1 ? "row was" : "rows were") left out: \(reason)."
    } + notes
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
