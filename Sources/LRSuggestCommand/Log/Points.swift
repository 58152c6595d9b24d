/// Losses and the rates they were made with, in the order of the log.
struct Points {
  /// The rows that the losses stand in.
  private(set) var rows: [Int32] = []
  private(set) var rates: [Double] = []
  private(set) var losses: [Double] = []

  var count: Int { rows.count }

  mutating func append(row: Int, rate: Double, loss: Double) {
    rows.append(Int32(clamping: row))
    rates.append(rate)
    losses.append(loss)
  }

  mutating func removeLast() {
    rows.removeLast()
    rates.removeLast()
    losses.removeLast()
  }

  /// The points of some rows.
  func filtered(_ isKept: (Int) -> Bool) -> Points {
    var kept = Points()
    for index in rows.indices where isKept(Int(rows[index])) {
      kept.append(row: Int(rows[index]), rate: rates[index], loss: losses[index])
    }
    return kept
  }
}
