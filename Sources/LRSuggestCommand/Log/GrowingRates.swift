import LRSuggest

/// What makes a log a range test: the learning rate grows from point to point.
///
/// Points at the rate 0 before all others are left out. Losses of the same rate are averaged where
/// each rate has as many, as the micro-batches of an accumulated step have.
struct GrowingRates {
  private(set) var log: Log
  private(set) var rates: [Double] = []
  private(set) var losses: [Double] = []

  private let points: Points
  private let steps: Column?
  /// Where each stretch of the same rate begins.
  private var starts: [Int] = []

  /// Fewer points are no stretch worth naming.
  private static let fewest = 3

  init(_ log: Log, points: Points, rateName: String) throws(DataError) {
    self.log = log
    self.points = points
    steps = log.counter(ColumnName.steps)
    for index in points.rates.indices {
      let rate = points.rates[index]
      guard rate < 0 || !rate.isFinite else { continue }
      throw DataError(
        "\(log.source), \(log.place(ofRow: Int(points.rows[index]))), column \(shown(rateName)):"
          + " \(NumberText.exact(rate)) is no learning rate")
    }
    let start = points.rates.firstIndex { $0 > 0 } ?? points.count
    self.log.drop("learning rate 0", start)
    for index in start..<points.count
    where index == start || points.rates[index] != points.rates[index - 1] {
      starts.append(index)
    }
    guard !starts.isEmpty else {
      throw DataError("\(log.source): no row has both a learning rate and a loss", isTooEarly: true)
    }
    try refusePlateaus()
    try refuseFalls()
    if starts.count < points.count - start {
      self.log.note(
        "\(points.count - start) losses of \(starts.count) learning rates: those of the same rate"
          + " were averaged.")
    }
    rates = starts.map { points.rates[$0] }
    losses = starts.indices.map { stretch in
      let losses = points.losses[range(stretch)]
      return losses.reduce(0, +) / Double(losses.count)
    }
  }

  private func range(_ stretch: Int) -> Range<Int> {
    starts[stretch]..<(stretch + 1 < starts.count ? starts[stretch + 1] : points.count)
  }

  private func row(_ index: Int) -> Int { Int(points.rows[index]) }

  /// Throws where the rate stays at some value for longer than at the others.
  private func refusePlateaus() throws(DataError) {
    guard starts.count < points.count else { return }
    if starts.count == 1, range(0).count > 1 {
      throw DataError(
        "\(log.source) is no range test: the learning rate is"
          + " \(NumberText.short(points.rates[starts[0]])) in all \(range(0).count) rows",
        isTooEarly: true)
    }
    let inner = starts.count > 2 ? 1..<starts.count - 1 : starts.indices
    let usual = inner.map { range($0).count }.min() ?? 1
    for stretch in starts.indices {
      let range = range(stretch), first = row(range.lowerBound), last = row(range.upperBound - 1)
      let ofOneStep = steps?[first].map { $0 == steps?[last] } ?? false
      guard range.count > usual, !ofOneStep else { continue }
      throw DataError(
        "\(log.source) is no range test: the learning rate stays at"
          + " \(NumberText.short(points.rates[range.lowerBound])) from \(log.place(ofRow: first))"
          + " to \(log.place(ofRow: last)); \(longest)")
    }
  }

  /// Throws where the rate falls.
  private func refuseFalls() throws(DataError) {
    for (before, now) in zip(starts, starts.dropFirst())
    where points.rates[now] < points.rates[before] {
      throw DataError(
        "\(log.source) is no range test: the learning rate falls from"
          + " \(NumberText.short(points.rates[before])) to \(NumberText.short(points.rates[now]))"
          + " in \(log.place(ofRow: row(now))); \(longest)")
    }
  }

  /// In which rows the rate grows for longest.
  private var longest: String {
    var best = 0, first = 0, most = 1
    for index in starts.indices.dropFirst() {
      let (before, now) = (starts[index - 1], starts[index])
      if now - before > 1 || points.rates[now] < points.rates[before] { first = index }
      if index - first + 1 > most { (best, most) = (first, index - first + 1) }
    }
    guard most >= Self.fewest else { return "nowhere does it grow for \(Self.fewest) points" }
    let begin = row(starts[best]), end = row(starts[best + most - 1]) + 1
    return "it grows for longest in rows \(begin):\(end), \(most) points; say --rows"
      + " \(begin):\(end) if these are the test"
  }
}
