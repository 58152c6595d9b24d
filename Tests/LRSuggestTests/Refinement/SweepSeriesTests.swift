import LRSuggest
import Testing

@Suite struct SweepSeriesTests {
  @Test func equalSweepsAgreeAfterTwo() throws {
    var series = try SweepSeries(schedule: try SweepSchedule(start: 1e-5, end: 1))
    let steps = try series.run { rate, _ in usual(rate) }
    #expect(series.state == .agreed)
    #expect(series.curves.count == 2)
    #expect(series.stepsSpent == steps)
    #expect(series.analysis?.spread == 0)
    #expect(series.learningRate == nil)
    #expect(series.analysis == (try Runs(series.curves).analysis()))
  }

  @Test func sweepsThatDisagreeGoOnToTheLast() throws {
    var series = try SweepSeries(
      schedule: try SweepSchedule(start: 1e-6, end: 10), maximumSweeps: 4)
    _ = try series.run { rate, sweep in usual(rate * [1, 0.1, 10, 0.3][sweep]) }
    #expect(series.state == .exhausted)
    #expect(series.curves.count == 4)
    let error = try #require(series.analysis?.standardError)
    #expect(error > SweepSeries.defaultTolerance)
    #expect(error == (try #require(series.analysis?.spread)) / 2)
  }

  @Test func theToleranceDecides() throws {
    for (tolerance, count) in [(0.0, 5), (0.4, 2)] {
      var series = try SweepSeries(
        schedule: try SweepSchedule(start: 1e-6, end: 10), tolerance: tolerance)
      _ = try series.run { rate, sweep in usual(rate * [1, 2, 1, 2, 1][sweep]) }
      #expect(series.curves.count == count)
    }
  }

  @Test func asksForAResetBeforeEachSweep() throws {
    var series = try SweepSeries(
      schedule: try SweepSchedule(start: 1e-5, end: 1, count: 30), stopRule: .never,
      maximumSweeps: 3, tolerance: 0)
    var count = 0
    while series.learningRate != nil {
      #expect(series.needsReset == (count % 30 == 0))
      try series.record(1)
      count += 1
    }
    #expect(count == 90)
    #expect(series.analysis?.suggestion == nil)
  }

  @Test func contextAndSmoothingReachTheAnswer() throws {
    let context = try TrainingContext(schedule: .constant, steps: 5000)
    let smoothing = try Smoothing(penalty: 100)
    var series = try SweepSeries(
      schedule: try SweepSchedule(start: 1e-5, end: 1), for: context, smoothing: smoothing)
    _ = try series.run { rate, _ in usual(rate) }
    let runs = try Runs(series.curves)
    #expect(series.analysis == runs.analysis(for: context, smoothing: smoothing))
    #expect(series.analysis != runs.analysis())
  }

  @Test func lossesThatAreNotFiniteEndTheirSweepAlone() throws {
    var series = try SweepSeries(schedule: try SweepSchedule(), maximumSweeps: 3)
    let steps = try series.run { _, _ in .nan }
    #expect(steps == 3)
    #expect(series.state == .exhausted)
    #expect(throws: SweepSeriesError.recordedAfterEnd(count: 3, state: .exhausted)) {
      try series.record(1)
    }
  }

  @Test(arguments: [
    (SweepSeriesError.invalidSweepCount(1), ["max_sweeps is 1", "2 and 100"]),
    (.invalidTolerance(.nan), ["tolerance is nan"]),
    (.recordedAfterEnd(count: 7, state: .agreed), ["loss 7", "(agreed)"]),
  ])
  func errorsNameTheArgumentAndTheValue(error: SweepSeriesError, words: [String]) {
    #expect(words.allSatisfy { error.description.contains($0) }, "\(error.description)")
  }

  @Test func numbersOutsideTheirRangeAreRejected() throws {
    let schedule = try SweepSchedule()
    for count in [.min, 1, 101, .max] as [Int] {
      #expect(throws: SweepSeriesError.invalidSweepCount(count)) {
        try SweepSeries(schedule: schedule, maximumSweeps: count)
      }
    }
    for tolerance in [-0.1, .infinity] as [Double] {
      #expect(throws: SweepSeriesError.invalidTolerance(tolerance)) {
        try SweepSeries(schedule: schedule, tolerance: tolerance)
      }
    }
  }
}

/// Flat, falling around 0.01, exploding around 0.3.
private func usual(_ rate: Double) -> Double {
  let fall = rate / 0.01, rise = rate / 0.3
  return 2.3 / (1 + fall * fall) + rise * rise * rise * rise
}

extension SweepSeries {
  /// Runs to the end with a loss for each rate and sweep; returns the number of steps.
  fileprivate mutating func run(_ loss: (Double, Int) -> Double) throws -> Int {
    var count = 0
    while let rate = learningRate {
      try record(loss(rate, curves.count))
      count += 1
    }
    return count
  }
}
