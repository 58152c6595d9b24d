import Testing

@testable import LRSuggest

@Suite struct SweepEstimateTests {
  private static func loss(_ rate: Double, _ step: Int) -> Double {
    0.3 + 2 / (1 + rate / 0.01) + (rate / 0.7) * (rate / 0.7)
      + 0.05 * Elementary.sinh(Double(step * step % 7) / 7)
  }

  @Test func anEstimateIsThereAfterEveryLoss() throws {
    let context = try TrainingContext(schedule: .constant, steps: 900)
    var sweep = Sweep(schedule: try SweepSchedule())
    let nothing = sweep.estimate(for: context)
    #expect(nothing == nil)
    var supported: [Bool] = []
    while let rate = sweep.learningRate {
      try sweep.record(Self.loss(rate, sweep.losses.count))
      let estimate = sweep.estimate(for: context), found = try #require(estimate)
      #expect(found.learningRate > 0 && found.learningRate.isFinite)
      #expect((found.distribution.reduce(0, +) - 1).magnitude < 1e-12)
      supported.append(found.isSupported)
    }
    #expect(supported.first == false && supported.last == true)
    #expect(supported == supported.sorted { !$0 && $1 })
  }

  @Test func theLastEstimateIsThatOfTheRecordedCurve() throws {
    for stopRule in [StopRule.cusum, .never] {
      var asked = Sweep(schedule: try SweepSchedule(), stopRule: stopRule), silent = asked
      while let rate = asked.learningRate {
        let loss = Self.loss(rate, asked.losses.count)
        try asked.record(loss)
        try silent.record(loss)
        _ = asked.estimate()
      }
      let estimates = (asked.estimate(), silent.estimate()), last = try #require(estimates.0)
      #expect(estimates.1 == last)
      let recorded = try #require(Analysis(of: asked.curve()).learned(.gru))
      #expect(recorded.distribution == last.distribution)
      #expect(recorded.learningRate == last.learningRate)
      #expect(recorded.disagreement == last.disagreement)
    }
  }

  @Test func askingDoesNotChangeTheSweep() throws {
    var asked = Sweep(schedule: try SweepSchedule())
    try asked.record(2)
    var copy = asked
    let found = asked.estimate()
    #expect(asked == copy && asked.hashValue == copy.hashValue)
    // A copy goes its own way.
    try copy.record(1)
    try asked.record(1.9)
    let theirs = copy.estimate(), ours = asked.estimate()
    #expect(theirs != found && ours != theirs)
  }

  @Test func lossesThatAreNoNumbersEndTheEstimate() throws {
    for bad in [Double.nan, .infinity, -.infinity] {
      var sweep = Sweep(schedule: try SweepSchedule(), stopRule: .never)
      try sweep.record(bad)
      let nothing = sweep.estimate()
      #expect(nothing == nil)
      var late = Sweep(schedule: try SweepSchedule(), stopRule: .never)
      for _ in 0..<30 { try late.record(2) }
      let before = late.estimate()
      try late.record(bad)
      for _ in 0..<10 { try late.record(1) }
      let after = late.estimate()
      #expect(after == before)
    }
  }

  @Test func absurdLossesAreSurvived() throws {
    for loss in [1e308, -1e308, 0, .leastNonzeroMagnitude] {
      var sweep = Sweep(schedule: try SweepSchedule(), stopRule: .never)
      while sweep.learningRate != nil {
        try sweep.record(sweep.losses.count.isMultiple(of: 3) ? loss : -loss)
        let found = sweep.estimate()
        #expect(found.map { $0.learningRate > 0 && $0.learningRate.isFinite } ?? true)
      }
    }
  }
}
