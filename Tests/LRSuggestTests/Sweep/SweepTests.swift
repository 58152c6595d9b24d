import LRSuggest
import Testing

@Suite struct SweepTests {
  @Test func handsOutTheRatesOfItsScheduleUpToTheEnd() throws {
    let schedule = try SweepSchedule(start: 1e-4, end: 1, count: 5)
    var sweep = Sweep(schedule: schedule)
    var rates: [Double] = []
    while let rate = sweep.learningRate {
      #expect(sweep.state == .running)
      rates.append(rate)
      try sweep.record(2)
    }
    #expect(rates == (0..<5).compactMap { schedule.learningRate(at: $0) })
    #expect(rates.last == 1)
    #expect(sweep.state == .completed)
    #expect(sweep.schedule == schedule)
  }

  @Test func itsCurveHasTheRateThatWasHandedOutWithEachLoss() throws {
    var sweep = Sweep(schedule: try SweepSchedule(count: 20))
    var rates: [Double] = []
    for step in 0..<8 {
      rates.append(try #require(sweep.learningRate))
      try sweep.record(Double(step))
    }
    let curve = try sweep.curve()
    #expect(curve.learningRates == rates)
    #expect(curve.losses == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect(sweep.losses == curve.losses)
  }

  @Test(arguments: [.nan, .infinity, -.infinity] as [Double], [0, 5, 40])
  func aLossThatIsNotFiniteEndsItAndIsRecorded(loss: Double, position: Int) throws {
    var sweep = Sweep(schedule: try SweepSchedule())
    for _ in 0..<position { try sweep.record(2) }
    try sweep.record(loss)
    #expect(sweep.state == .nonFinite)
    #expect(sweep.learningRate == nil)
    #expect(sweep.losses.count == position + 1)
    #expect(sweep.losses.last?.bitPattern == loss.bitPattern)
  }

  @Test func aLossThatRisesForGoodEndsIt() throws {
    var sweep = Sweep(schedule: try SweepSchedule())
    while sweep.state == .running { try sweep.record(sweep.losses.count < 50 ? 2 : 9) }
    #expect(sweep.state == .diverged)
    #expect(sweep.losses.count == 56)
  }

  @Test func anotherLossAfterTheEndIsAnErrorAndChangesNothing() throws {
    for ending in [[1.0, 2, 3], [1.0, .infinity]] {
      var sweep = Sweep(schedule: try SweepSchedule(count: 3))
      for loss in ending { try sweep.record(loss) }
      let before = sweep
      let expected = SweepError.recordedAfterEnd(count: ending.count, state: before.state)
      #expect(throws: expected) { try sweep.record(1) }
      #expect(sweep == before)
    }
  }

  @Test(arguments: [StopRule.cusum, .fourTimesBest, .fiveTimesBest])
  func everyRuleButNeverEndsAtALossThatIsNotFinite(rule: StopRule) throws {
    var sweep = Sweep(schedule: try SweepSchedule(), stopRule: rule)
    #expect(sweep.stopRule == rule)
    for loss in [2, 2, .nan] { try sweep.record(loss) }
    #expect(sweep.state == .nonFinite)
  }

  @Test func theRuleOfASweepEndsIt() throws {
    func end(_ rule: StopRule, rise: Double) throws -> Int {
      var sweep = Sweep(schedule: try SweepSchedule(), stopRule: rule)
      while sweep.state == .running { try sweep.record(sweep.losses.count < 50 ? 1 : rise) }
      #expect((sweep.state == .diverged) == (sweep.losses.count < 100))
      return sweep.losses.count
    }
    for rise in [1.3, 3, 1e6] { #expect(try end(.cusum, rise: rise) == 56) }
    #expect(try end(.fourTimesBest, rise: 3) == 100)
    #expect(try end(.fiveTimesBest, rise: 3) == 100)
    #expect(try end(.fourTimesBest, rise: 20) < 70)
    #expect(try end(.fiveTimesBest, rise: 20) < 70)
  }

  @Test func rulesHaveNames() throws {
    for rule in StopRule.allCases { #expect(try StopRule(named: rule.rawValue) == rule) }
    #expect(throws: UnknownName.self) { try StopRule(named: "4x") }
  }

  @Test func withoutEarlyStoppingOnlyTheEndRateEndsIt() throws {
    var sweep = Sweep(schedule: try SweepSchedule(count: 60), stopRule: .never)
    for step in 0..<60 {
      #expect(sweep.state == .running)
      try sweep.record(step % 7 == 3 ? .nan : Double(step * step))
    }
    #expect(sweep.state == .completed)
    #expect(sweep.losses.count == 60)
  }

  @Test func nothingRecordedIsNoCurve() throws {
    let sweep = Sweep(schedule: try SweepSchedule())
    #expect(throws: CurveError.empty) { try sweep.curve() }
  }

  @Test func aCopyGoesItsOwnWay() throws {
    var sweep = Sweep(schedule: try SweepSchedule(count: 3))
    try sweep.record(1)
    var copy = sweep
    try copy.record(.nan)
    #expect(sweep.state == .running)
    #expect(sweep.losses == [1])
  }

  @Test func statesHaveTheNamesAndTheOrderOfTheCInterface() {
    #expect(
      Sweep.State.allCases.map(\.rawValue) == ["running", "completed", "diverged", "non_finite"])
  }
}
