import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct SweepCallTests {
  @Test(arguments: [LRS_MODE_EXPONENTIAL, LRS_MODE_LINEAR], StopRule.allCases)
  func aSweepGoesAsThatOfTheCore(mode: Int, stopRule: StopRule) throws {
    let options = lrs_sweep_options.make {
      $0.mode = Int32(mode)
      $0.start_learning_rate = 1e-4
      $0.end_learning_rate = 2
      $0.num_iter = 80
      $0.stop = Int32(StopRule.allCases.firstIndex(of: stopRule) ?? -1)
    }
    let handle = Handle.sweep(options).value
    defer { handle.freeSweep() }
    var sweep = Sweep(
      schedule: try SweepSchedule(
        start: 1e-4, end: 2, count: 80, mode: SweepMode.allCases[mode]),
      stopRule: stopRule)
    while let rate = sweep.learningRate {
      #expect(Self.rate(of: handle).value == rate)
      let loss = sweep.losses.count < 40 ? 2.0 : 19
      try sweep.record(loss)
      #expect(Self.record(loss, in: handle).status == LRS_OK)
      #expect(Self.count(of: handle).value == sweep.losses.count)
      let state = Sweep.State.allCases.firstIndex(of: sweep.state)
      #expect(Self.state(of: handle).value == state.map(Int32.init))
    }
    #expect(sweep.state == (stopRule == .never ? .completed : .diverged))
    let curve = Self.curve(of: handle).value
    defer { curve.freeCurve() }
    var rates = [Double](repeating: -7, count: sweep.losses.count), losses = rates
    let copied = unsafe lrs_curve_points(curve.pointer, &rates, &losses, rates.count, nil)
    #expect(copied == LRS_OK)
    #expect(rates == (try sweep.curve().learningRates))
    #expect(losses == sweep.losses)
  }

  @Test func nullOptionsAreThoseOfTheCore() throws {
    let plain = Handle.sweep().value, initialised = Handle.sweep(.make()).value
    defer {
      plain.freeSweep()
      initialised.freeSweep()
    }
    let schedule = try SweepSchedule()
    for step in 0..<100 {
      #expect(Self.rate(of: plain).value == schedule.learningRate(at: step))
      #expect(Self.rate(of: initialised).value == schedule.learningRate(at: step))
      #expect(Self.record(2, in: plain).status == LRS_OK)
      #expect(Self.record(2, in: initialised).status == LRS_OK)
    }
    #expect(Self.state(of: plain).value == Int32(LRS_STATE_COMPLETED))
  }

  @Test func anEndedSweepHasNoRateAndTakesNoLoss() {
    let handle = Handle.sweep().value
    defer { handle.freeSweep() }
    #expect(Self.record(1, in: handle).status == LRS_OK)
    #expect(Self.record(.nan, in: handle).status == LRS_OK)
    #expect(Self.state(of: handle).value == Int32(LRS_STATE_NON_FINITE))
    let rate = Self.rate(of: handle)
    #expect(rate.status == LRS_SWEEP_ENDED)
    #expect(rate.value == -7)
    #expect(rate.message == "the sweep ended (non_finite) after 2 losses")
    let record = Self.record(1, in: handle)
    #expect(record.status == LRS_ERROR_OUT_OF_TURN)
    #expect(
      record.message
        == SweepError.recordedAfterEnd(count: 2, state: .nonFinite).description)
    #expect(Self.count(of: handle).value == 2)
  }

  @Test func nothingRecordedIsNoCurve() {
    let handle = Handle.sweep().value
    defer { handle.freeSweep() }
    let found = Self.curve(of: handle)
    #expect(found.status == LRS_ERROR_INVALID_CURVE)
    #expect(found.value == .untouched)
    #expect(found.message == CurveError.empty.description)
  }

  @Test(arguments: [
    (lrs_sweep_options.make { $0.mode = 2 }, "options->mode is 2"),
    (.make { $0.stop = -1 }, "options->stop is -1"),
    (.make { $0.stop = 4 }, "options->stop is 4"),
    (.make { $0.start_learning_rate = 0 }, "start_lr is 0.0"),
    (.make { $0.end_learning_rate = .infinity }, "end_lr is inf"),
    (.make { $0.start_learning_rate = 11 }, "start_lr is 11.0, not below"),
    (.make { $0.num_iter = 1 }, "num_iter is 1:"),
    (.make { $0.num_iter = .min }, "num_iter is -9223372036854775808:"),
    (.make { $0.num_iter = Int64(LRS_MAX_POINTS) + 1 }, "num_iter is 10000001:"),
  ])
  func optionsThatMakeNoSenseAreRefused(options: lrs_sweep_options, message: String) {
    let made = Handle.sweep(options)
    #expect(made.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(made.message.hasPrefix(message), "\(made.message)")
    #expect(made.value == .untouched)
  }

  private static func rate(of sweep: Handle) -> Outcome<Double> {
    outcome(-7) { out, error in
      unsafe lrs_sweep_learning_rate(sweep.pointer, out, error)
    }
  }

  private static func record(_ loss: Double, in sweep: Handle) -> Outcome<Bool> {
    status { unsafe lrs_sweep_record(sweep.pointer, loss, $0) }
  }

  private static func count(of sweep: Handle) -> Outcome<Int> {
    outcome(-7) { out, error in unsafe lrs_sweep_count(sweep.pointer, out, error) }
  }

  private static func state(of sweep: Handle) -> Outcome<Int32> {
    outcome(-7) { out, error in unsafe lrs_sweep_state(sweep.pointer, out, error) }
  }

  private static func curve(of sweep: Handle) -> Outcome<Handle> {
    .handle { out, error in unsafe lrs_sweep_curve(sweep.pointer, out, error) }
  }
}
