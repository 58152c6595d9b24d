import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct SuggestCallTests {
  @Test(arguments: TestCurve.allCases)
  func theNumbersAreThoseOfTheCore(test: TestCurve) throws {
    let curve = try test.curve
    let handle = try Handle.curve(curve)
    defer { handle.freeCurve() }
    for schedule in Schedule.allCases {
      let context = lrs_context.make {
        $0.schedule = Int32(Schedule.allCases.firstIndex(of: schedule) ?? -1)
        $0.steps = 1234
      }
      let expected = curve.suggest(for: try TrainingContext(schedule: schedule, steps: 1234))
      expect(Self.suggest(handle, context), expected)
    }
    expect(Self.suggest(handle, nil), curve.suggest())
  }

  @Test(
    arguments: [
      (TestCurve.tooFew, LRS_REFUSED_TOO_FEW_POINTS), (.notFinite, LRS_REFUSED_NO_FINITE_LOSS),
      (.constant, LRS_REFUSED_NO_DESCENT), (.rising, LRS_REFUSED_DIVERGED_AT_START),
      (.twoDescents, LRS_REFUSED_AMBIGUOUS),
    ] as [(TestCurve, Int)])
  func everyRefusalHasItsStatus(test: TestCurve, status: Int) throws {
    let handle = try Handle.curve(test.curve)
    defer { handle.freeCurve() }
    #expect(Self.suggest(handle, nil).status == status)
  }

  @Test(
    arguments: [
      (TestCurve.noisy, 1000, LRS_DOUBT_NOISY), (.noElbow, 1000, LRS_DOUBT_NO_ELBOW),
      (.sparse, 1000, LRS_DOUBT_SPARSE), (.classic, 5, LRS_DOUBT_STEPS_OUTSIDE),
      (.secondDescent, 1000, LRS_DOUBT_SECOND_DESCENT), (.uneven, 1000, LRS_DOUBT_UNEVEN),
      (.narrow, 1000, LRS_DOUBT_NARROW),
      (.noElbow, 9000, LRS_DOUBT_NO_ELBOW | LRS_DOUBT_STEPS_OUTSIDE),
    ] as [(TestCurve, Int64, Int)])
  func everyDoubtCanBeRaised(test: TestCurve, steps: Int64, bits: Int) throws {
    let handle = try Handle.curve(test.curve)
    defer { handle.freeCurve() }
    let found = Self.suggest(handle, .make { $0.steps = steps })
    #expect(found.status == LRS_OK, "\(found.message)")
    #expect(Int(found.value.doubts) & bits == bits)
  }

  @Test func anAnalysisSaysTheSame() throws {
    for test in TestCurve.allCases {
      let context = lrs_context.make { $0.smoothing = 20 }
      let curve = try Handle.curve(test.curve),
        analysis = try Handle.analysis(test.curve, for: context)
      defer {
        curve.freeCurve()
        analysis.freeAnalysis()
      }
      let direct = Self.suggest(curve, context)
      let found = outcome(lrs_suggestion.untouched) { out, error in
        unsafe lrs_analysis_suggestion(analysis.pointer, out, error)
      }
      #expect(found.status == direct.status)
      #expect(found.message == direct.message)
      #expect(found.value.rates == direct.value.rates)
      #expect(found.value.doubts == direct.value.doubts)
    }
  }

  static func suggest(_ curve: Handle, _ context: lrs_context?) -> Outcome<lrs_suggestion> {
    outcome(lrs_suggestion.untouched) { out, error in
      withPointer(to: context) { context in
        unsafe lrs_suggest(curve.pointer, context, out, error)
      }
    }
  }

  private static func bit(of doubt: Suggestion.Doubt) -> Int {
    switch doubt {
    case .noisy: LRS_DOUBT_NOISY
    case .noElbow: LRS_DOUBT_NO_ELBOW
    case .sparse: LRS_DOUBT_SPARSE
    case .stepsOutside: LRS_DOUBT_STEPS_OUTSIDE
    case .secondDescent: LRS_DOUBT_SECOND_DESCENT
    case .uneven: LRS_DOUBT_UNEVEN
    case .narrow: LRS_DOUBT_NARROW
    case .smoothed: LRS_DOUBT_SMOOTHED
    case .noDescent: LRS_DOUBT_NO_DESCENT
    case .overfitting: LRS_DOUBT_OVERFITTING
    }
  }

  private func expect(
    _ found: Outcome<lrs_suggestion>, _ expected: Answer,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    switch expected {
    case .refusal(let refusal):
      #expect(found.status > 0, sourceLocation: sourceLocation)
      #expect(found.message == refusal.explanation, sourceLocation: sourceLocation)
      #expect(found.value.isUntouched, sourceLocation: sourceLocation)
    case .suggestion(let answer):
      #expect(found.status == LRS_OK, sourceLocation: sourceLocation)
      #expect(found.message == "", sourceLocation: sourceLocation)
      #expect(found.value.struct_size == 64, sourceLocation: sourceLocation)
      let bits = answer.doubts.reduce(0) { $0 | Self.bit(of: $1) }
      #expect(found.value.doubts == UInt32(bits), sourceLocation: sourceLocation)
      let rates = [
        answer.learningRate, answer.interval.low, answer.interval.high, answer.searchRange.low,
        answer.searchRange.high, answer.maximumSafeLearningRate, answer.confidence,
      ]
      #expect(found.value.rates == rates, sourceLocation: sourceLocation)
    }
  }
}
