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

  /// Reads the points off a log.
  ///
  /// - Parameters:
  ///   - rows: The rows that are the range test; nil for all.
  ///   - isToldBeta: Whether the caller says what the losses are.
  init(
    _ log: Log, wanted: WantedColumns, rows: Range<Int>? = nil, isToldBeta: Bool = false
  ) throws(DataError) {
    let (rate, loss) = try wanted.chosen(in: log)
    let pairing = try Pairing(log, rate: rate, loss: loss)
    let points = rows.map { rows in pairing.points.filtered { rows.contains($0) } }
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
}
