/// What a log says of its losses between the lines.
enum Remarks {
  /// What the losses may be means of, one sentence; nil where nothing hints at it.
  static func text(on log: Log, points: Points, lossName: String, isToldBeta: Bool) -> String? {
    if log.counter(ColumnName.batches) != nil {
      return "If these losses are what Keras hands to callbacks, they are means since the beginning"
        + " of the epoch: read_log(..., running_mean=True) of the Python package undoes that."
    }
    if isByEpoch(log, points) { return "Each row is an epoch: its loss is a mean over steps." }
    if ColumnName(lossName).isAveraged, !isToldBeta, !log.isRaw {
      return "The name \(shown(lossName)) says that the losses are averages: say --ema-beta, the"
        + " memory of an exponential one."
    }
    return nil
  }

  /// Whether nothing but the epoch counts the rows.
  private static func isByEpoch(_ log: Log, _ points: Points) -> Bool {
    guard let epochs = log.counter(ColumnName.epochs), log.counter(ColumnName.steps) == nil
    else { return false }
    var seen: Set<Double> = []
    return points.rows.allSatisfy { row in
      epochs[Int(row)].map { seen.insert($0).inserted } ?? false
    }
  }
}
