/// The columns worth keeping: those asked for, and those that a guess might choose.
struct WantedColumns {
  let rate: String?
  let loss: String?

  /// No logger writes longer names.
  private static let longestName = 1000

  init(rate: String? = nil, loss: String? = nil) {
    self.rate = rate
    self.loss = loss
  }

  /// Whether a column may matter.
  func contains(_ name: String) -> Bool {
    if [rate, loss].contains(where: { isAsked($0, as: name) }) { return true }
    guard name.utf8.count <= Self.longestName else { return false }
    let meaning = ColumnName(name)
    return meaning.isCounter || rate == nil && meaning.rateRank != nil
      || loss == nil && meaning.lossRank != nil
  }

  /// Whether a column, or a parameter group in it as in `lr[1]`, was asked for.
  private func isAsked(_ asked: String?, as name: String) -> Bool {
    asked == name || asked?.hasPrefix(name + "[") == true
  }

  /// Chooses the columns of rate and loss.
  ///
  /// - Throws: `DataError` where there is none, or several equally good ones.
  func chosen(in log: Log) throws(DataError) -> (rate: Column, loss: Column) {
    (
      try choose(
        rate ?? log.rateName, in: log, option: "--lr-column", meaning: "learning rate"
      ) { $0.rateRank },
      try choose(
        loss ?? log.lossName, in: log, option: "--loss-column", meaning: "training loss"
      ) { $0.lossRank }
    )
  }

  private func choose(
    _ asked: String?, in log: Log, option: String, meaning: String,
    rank: (ColumnName) -> Int?
  ) throws(DataError) -> Column {
    if let asked {
      guard let column = log.column(asked) else {
        throw DataError(
          "\(log.source): no column is \(shown(asked)), as \(option) says; the columns are "
            + listed(log.names))
      }
      return column
    }
    let ranked = log.columns.compactMap { column in
      column.holdsValues ? rank(ColumnName(column.name)).map { (column, $0) } : nil
    }
    let lowest = ranked.map { $0.1 }.min()
    let best = ranked.filter { $0.1 == lowest }.map { $0.0 }
    guard let first = best.first else {
      throw DataError(
        "\(log.source): no column looks like the \(meaning) and holds values; name one by"
          + " \(option), the columns are \(listed(log.names))",
        isTooEarly: true)
    }
    guard best.count == 1 else {
      throw DataError(
        "\(log.source): \(best.count) columns may be the \(meaning); name one by \(option), of "
          + listed(best.map { $0.name }))
    }
    return first
  }
}
