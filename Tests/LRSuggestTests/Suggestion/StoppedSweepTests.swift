import Testing

@testable import LRSuggest

/// A sweep that was stopped and one that ran on say the same.
@Suite struct StoppedSweepTests {
  @Test(arguments: CurveFamily.allCases)
  func theAnswerDoesNotDependOnWhatCameAfterTheStop(family: CurveFamily) throws {
    for seed in 0..<6 {
      let whole = try family.curve(seed: seed, count: 100)
      let covered = Signal(whole).coveredCount
      guard covered > 0 else { continue }
      // A sweep that met a loss that is not finite has recorded it.
      let kept = min(100, covered + (Signal(whole).end == .nonFiniteLoss ? 1 : 0))
      let stopped = try Curve(
        learningRates: Array(whole.learningRates.prefix(kept)),
        losses: Array(whole.losses.prefix(kept)))
      let one = Analysis(of: whole), other = Analysis(of: stopped)
      #expect(one.answer == other.answer, "seed \(seed)")
      #expect(one.reading == other.reading, "seed \(seed)")
    }
  }

  @Test(arguments: CurveFamily.allCases)
  func theSweepStopsWhereTheCurveIsCut(family: CurveFamily) throws {
    for seed in 0..<20 {
      let curve = try family.curve(seed: seed, count: 100)
      var sweep = Sweep(schedule: try SweepSchedule())
      for loss in curve.losses where sweep.state == .running { try sweep.record(loss) }
      let signal = Signal(curve)
      let ends: [Signal.End: Sweep.State] = [
        .curve: .completed, .nonFiniteLoss: .nonFinite, .explosion: .diverged,
      ]
      #expect(sweep.state == ends[signal.end])
      let recorded = signal.coveredCount + (signal.end == .nonFiniteLoss ? 1 : 0)
      #expect(sweep.losses.count == recorded)
    }
  }
}
