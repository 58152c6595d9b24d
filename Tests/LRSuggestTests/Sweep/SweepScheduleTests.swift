import Testing

@testable import LRSuggest

@Suite struct SweepScheduleTests {
  @Test func theDefaultIsThatOfFastai() throws {
    let schedule = try SweepSchedule()
    #expect(schedule.start == 1e-7)
    #expect(schedule.end == 10)
    #expect(schedule.count == 100)
    #expect(schedule.mode == .exponential)
  }

  @Test(arguments: SweepMode.allCases)
  func bothEndsAreUsedExactlyAndRatesIncreaseBetweenThem(mode: SweepMode) throws {
    for seed in 0..<400 {
      var random = SplitMix64(seed: seed)
      let start = Elementary.exp10(random.between(-300, 300))
      let end = start * (1 + Elementary.exp10(random.between(-5, 7)))
      let count = 2 + random.below(200)
      guard end.isFinite else { continue }
      let schedule = try SweepSchedule(start: start, end: end, count: count, mode: mode)
      let rates = self.rates(of: schedule)
      #expect(rates.count == count)
      #expect(rates.first == start)
      #expect(rates.last == end)
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
    }
  }

  @Test func exponentialRatesHaveEqualRatios() throws {
    let schedule = try SweepSchedule(start: 1e-6, end: 1e2, count: 9)
    let expected = (-6...2).map { Elementary.exp10(Double($0)) }
    for (rate, truth) in zip(rates(of: schedule), expected) {
      #expect(relativeDistance(rate, truth) < 1e-13)
    }
  }

  @Test func linearRatesHaveEqualDifferences() throws {
    let schedule = try SweepSchedule(start: 0.5, end: 2.5, count: 5, mode: .linear)
    #expect(rates(of: schedule) == [0.5, 1, 1.5, 2, 2.5])
  }

  @Test(arguments: SweepMode.allCases)
  func stepsOutsideHaveNoRate(mode: SweepMode) throws {
    let schedule = try SweepSchedule(count: 7, mode: mode)
    for step in [-1, 7, .min, .max] { #expect(schedule.learningRate(at: step) == nil) }
  }

  @Test(arguments: [0, -1, .nan, .infinity, -.infinity, .leastNonzeroMagnitude] as [Double])
  func aStartThatIsNoPositiveNormalNumberIsAnError(start: Double) {
    let error = #expect(throws: SweepError.self) { try SweepSchedule(start: start) }
    guard case .invalidStart(let value) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(isSame(value, start))
  }

  @Test(arguments: [0, -1, .nan, .infinity, -.infinity] as [Double])
  func anEndThatIsNoPositiveNumberIsAnError(end: Double) {
    let error = #expect(throws: SweepError.self) { try SweepSchedule(end: end) }
    guard case .invalidEnd(let value) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(isSame(value, end))
  }

  @Test(arguments: [(0.1, 0.1), (0.2, 0.1)])
  func aStartNotBelowTheEndIsAnError(start: Double, end: Double) {
    #expect(throws: SweepError.startNotBelowEnd(start: start, end: end)) {
      try SweepSchedule(start: start, end: end)
    }
  }

  @Test(arguments: [Int.min, -1, 0, 1, 10_000_001, .max])
  func aCountOutsideItsRangeIsAnError(count: Int) {
    #expect(throws: SweepError.invalidCount(count)) { try SweepSchedule(count: count) }
  }

  @Test(arguments: [2, 10_000_000])
  func theBoundsOfTheCountAreAllowed(count: Int) throws {
    let schedule = try SweepSchedule(count: count)
    #expect(schedule.learningRate(at: 0) == 1e-7)
    #expect(schedule.learningRate(at: count - 1) == 10)
  }

  @Test(arguments: SweepMode.allCases)
  func ratesTooCloseToTellApartAreAnError(mode: SweepMode) {
    #expect(throws: SweepError.rangeTooNarrow(start: 1, end: 1.0.nextUp, count: 3)) {
      try SweepSchedule(start: 1, end: 1.0.nextUp, count: 3, mode: mode)
    }
  }

  @Test func theSmallestNormalNumbersAreSpacedToo() throws {
    let least = Double.leastNormalMagnitude
    for mode in SweepMode.allCases {
      let rates = self.rates(
        of: try SweepSchedule(start: least, end: least * 1.001, count: 500, mode: mode))
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  private func rates(of schedule: SweepSchedule) -> [Double] {
    (0..<schedule.count).compactMap { schedule.learningRate(at: $0) }
  }
}
