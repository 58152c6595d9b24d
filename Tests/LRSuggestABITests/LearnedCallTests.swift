import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct LearnedCallTests {
  @Test(arguments: TestCurve.allCases, LearnedMember.allCases)
  func estimatesAreThoseOfTheCore(test: TestCurve, member: LearnedMember) throws {
    let context = lrs_context.make {
      $0.schedule = Int32(LRS_SCHEDULE_CONSTANT)
      $0.steps = 900
    }
    let handle = try Handle.analysis(test.curve, for: context)
    defer { handle.freeAnalysis() }
    let place = LearnedMember.allCases.firstIndex(of: member).map(Int32.init) ?? -1
    let found = Self.learned(handle, place)
    let training = try TrainingContext(schedule: .constant, steps: 900)
    guard let expected = Analysis(of: try test.curve, for: training).learned(member) else {
      #expect(found.status == LRS_NOT_FOUND)
      #expect(found.value.isUntouched)
      return
    }
    #expect(found.status == LRS_OK)
    #expect(found.value.isSame(as: expected))
  }

  @Test func membersAreFoundByName() {
    for (place, member) in LearnedMember.allCases.enumerated() {
      let found = outcome(Int32(-7)) { out, error in
        unsafe lrs_member_named(member.rawValue, out, error)
      }
      #expect(found.status == LRS_OK && found.value == Int32(place))
    }
    let unknown = outcome(Int32(-7)) { out, error in
      unsafe lrs_member_named("rnn", out, error)
    }
    #expect(unknown.status == LRS_ERROR_UNKNOWN_NAME && unknown.value == -7)
    #expect(
      unknown.message == "member is \"rnn\": it must be one of ensemble, features, cnn, gru, image")
  }

  @Test(arguments: [-1, 5, .max, .min] as [Int32])
  func aMemberThatIsNoneIsRefused(member: Int32) throws {
    let handle = try Handle.analysis(TestCurve.classic.curve)
    defer { handle.freeAnalysis() }
    let found = Self.learned(handle, member)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT && found.value.isUntouched)
    #expect(found.message == "member is \(member): it must lie between 0 and 4")
  }

  @Test(arguments: [0, 1, 383, 4097, .max] as [UInt32])
  func structsOfNoKnownSizeAreRefused(size: UInt32) throws {
    let handle = try Handle.analysis(TestCurve.classic.curve)
    let sweep = Handle.sweep().value
    defer {
      handle.freeAnalysis()
      sweep.freeSweep()
    }
    var estimate = lrs_learned_estimate.untouched
    estimate.struct_size = size
    let found = outcome(estimate) { out, error in
      unsafe lrs_analysis_learned(handle.pointer, 0, out, error)
    }
    let asked = outcome(estimate) { out, error in
      unsafe lrs_sweep_estimate(sweep.pointer, nil, out, error)
    }
    for found in [found, asked] {
      #expect(found.status == LRS_ERROR_STRUCT_SIZE)
      #expect(found.message.hasPrefix("out->struct_size is \(size)"))
      #expect(found.value.isUntouched)
    }
  }

  @Test func aRuleSeesTheContext() throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    defer { curve.freeCurve() }
    let context = lrs_context.make {
      $0.steps = 300
      $0.smoothing = 20
    }
    let training = try TrainingContext(steps: 300), smoothing = try Smoothing(penalty: 20)
    for rule in Rule.all where rule.family == .learned {
      let found = outcome(-7.0) { out, error in
        withPointer(to: context) { context in
          unsafe lrs_rule_apply_in(rule.name, curve.pointer, context, out, error)
        }
      }
      let expected = rule.learningRate(
        on: try TestCurve.classic.curve, for: training, smoothing: smoothing)
      #expect(found.status == LRS_OK && found.value == expected)
    }
    let broken = lrs_context.make { $0.steps = 0 }
    let refused = outcome(-7.0) { out, error in
      withPointer(to: broken) { context in
        unsafe lrs_rule_apply_in("valley", curve.pointer, context, out, error)
      }
    }
    #expect(refused.status == LRS_ERROR_INVALID_ARGUMENT && refused.value == -7)
  }

  @Test func aSweepIsAskedAsThatOfTheCore() throws {
    let handle = Handle.sweep().value
    defer { handle.freeSweep() }
    var sweep = Sweep(schedule: try SweepSchedule())
    let context = lrs_context.make { $0.steps = 500 }
    let training = try TrainingContext(steps: 500)
    #expect(Self.estimate(handle, context).status == LRS_NOT_FOUND)
    for loss in try TestCurve.classic.curve.losses {
      guard sweep.learningRate != nil else { break }
      try sweep.record(loss)
      #expect(unsafe lrs_sweep_record(handle.pointer, loss, nil) == LRS_OK)
      let found = Self.estimate(handle, context), expected = sweep.estimate(for: training)
      #expect(found.status == LRS_OK)
      #expect(expected.map { found.value.isSame(as: $0) } == true)
    }
    let stranger = Self.estimate(.null, context)
    #expect(stranger.status == LRS_ERROR_INVALID_HANDLE && stranger.value.isUntouched)
  }

  private static func learned(
    _ analysis: Handle, _ member: Int32
  ) -> Outcome<lrs_learned_estimate> {
    outcome(.untouched) { out, error in
      unsafe lrs_analysis_learned(analysis.pointer, member, out, error)
    }
  }

  private static func estimate(
    _ sweep: Handle, _ context: lrs_context
  ) -> Outcome<lrs_learned_estimate> {
    outcome(.untouched) { out, error in
      withPointer(to: context) { context in
        unsafe lrs_sweep_estimate(sweep.pointer, context, out, error)
      }
    }
  }
}

extension lrs_learned_estimate {
  fileprivate static var untouched: lrs_learned_estimate {
    var estimate = lrs_learned_estimate()
    estimate.struct_size = 384
    estimate.is_supported = 77
    estimate.learning_rate = 7
    return estimate
  }

  fileprivate var isUntouched: Bool { is_supported == 77 && learning_rate == 7 && anchor == 0 }

  fileprivate func isSame(as expected: LearnedEstimate) -> Bool {
    let offsets = unsafe withUnsafeBytes(of: distribution) { bytes in
      unsafe Array(bytes.bindMemory(to: Double.self))
    }
    return struct_size == 384 && (is_supported == 1) == expected.isSupported
      && learning_rate == expected.learningRate && interval_low == expected.interval.low
      && interval_high == expected.interval.high && spread == expected.spread
      && disagreement == expected.disagreement && anchor == expected.anchor
      && offsets == expected.distribution
  }
}
