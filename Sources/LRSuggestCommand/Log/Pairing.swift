import LRSuggest

/// One loss for each learning rate: from one row, or from two rows of the same step.
///
/// Where most rows with a loss have a rate too, a row is a point. Otherwise rows of the same step
/// are: loggers write each metric in a row of its own.
struct Pairing {
  private(set) var points = Points()
  /// The log, which says now what was left out.
  private(set) var log: Log

  private let steps: Column?

  init(_ log: Log, rate: Column, loss: Column) throws(DataError) {
    for column in [rate, loss] {
      guard let bad = column.firstBad else { continue }
      throw DataError(
        "\(log.source), \(log.place(ofRow: bad.row)), column \(shown(column.name)): "
          + "\(bad.text) is no number\(bad.hint)")
    }
    guard rate.values.count == loss.values.count else {
      throw DataError(
        "\(log.source) holds \(rate.values.count) values of \(shown(rate.name)) and "
          + "\(loss.values.count) of \(shown(loss.name)): one loss for each learning rate is needed"
      )
    }
    var log = log
    log.keepColumns(of: loss.values.count)
    self.log = log
    steps = log.counter(ColumnName.steps)
    for row in loss.values.indices {
      guard let lr = rate[row], let value = loss[row] else { continue }
      points.append(row: row, rate: lr, loss: value)
    }
    let rates = rate.count, losses = loss.count
    guard let steps, 2 * points.count <= losses else {
      self.log.drop("no learning rate", losses - points.count)
      self.log.drop("no loss", rates - points.count)
      self.log.drop(
        "neither learning rate nor loss", loss.values.count - rates - losses + points.count)
      dropSuperseded()
      return
    }
    try join(rate, loss, by: steps)
  }

  /// The step of a point, where the log counts them.
  private func step(at row: Int32) -> Double? { steps.flatMap { $0[Int(row)] } }

  /// Leaves out points that were run again: the steps went back, and the rate with them.
  private mutating func dropSuperseded() {
    guard steps != nil else { return }
    var kept = Points()
    for index in points.rows.indices {
      let now = step(at: points.rows[index])
      if let row = kept.rows.last, let rate = kept.rates.last, points.rates[index] <= rate,
        let before = step(at: row), let now, before > now
      {
        while let row = kept.rows.last, step(at: row).map({ now > $0 }) != true {
          kept.removeLast()
        }
      }
      kept.append(
        row: Int(points.rows[index]), rate: points.rates[index], loss: points.losses[index])
    }
    log.drop("superseded by a later row of the same step", points.count - kept.count)
    points = kept
  }

  /// Pairs the rate and the loss of each step; where a step was run again, the last ones.
  private mutating func join(_ rate: Column, _ loss: Column, by steps: Column) throws(DataError) {
    let rates = Self.cells(of: rate, by: steps), losses = Self.cells(of: loss, by: steps)
    for (before, cell) in zip(rates, rates.dropFirst())
    where cell.step < before.step && cell.value > before.value {
      throw DataError(
        "\(log.source), \(log.place(ofRow: cell.row)), column \(shown(rate.name)): the steps begin"
          + " anew at \(NumberText.short(cell.step)) while the learning rate grows on, so rates and"
          + " losses in different rows cannot be joined: log both in the same row")
    }
    let known = latest(rates), found = latest(losses)
    var rateAt: [Double: Double] = [:]
    for cell in known { rateAt[cell.step] = cell.value }
    points = Points()
    for cell in found {
      if let rate = rateAt[cell.step] { points.append(row: cell.row, rate: rate, loss: cell.value) }
    }
    guard points.count > 0 else {
      throw DataError(
        "\(log.source): no step has both a learning rate and a loss; log both at the same steps",
        isTooEarly: true)
    }
    log.drop("no learning rate", found.count - points.count)
    log.drop("no loss", rateAt.count - points.count)
  }

  private typealias StepCell = (row: Int, step: Double, value: Double)

  private static func cells(of column: Column, by steps: Column) -> [StepCell] {
    column.values.indices.compactMap { row in
      guard let value = column[row], let step = steps[row] else { return nil }
      return (row, step, value)
    }
  }

  /// Leaves out what was run again after the steps had gone back, as in a resumed training.
  private mutating func latest(_ cells: [StepCell]) -> [StepCell] {
    var kept: [StepCell] = []
    for cell in cells {
      while let last = kept.last, last.step >= cell.step { kept.removeLast() }
      kept.append(cell)
    }
    log.drop("superseded by a later row of the same step", cells.count - kept.count)
    return kept
  }
}
