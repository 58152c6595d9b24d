import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct ContextCallTests {
  private let curve: Handle

  init() throws { curve = try Handle.curve(TestCurve.classic.curve) }

  @Test func anUntouchedContextIsThatOfNull() {
    let plain = SuggestCallTests.suggest(curve, nil)
    let initialised = SuggestCallTests.suggest(curve, .make())
    #expect(plain.status == LRS_OK)
    #expect(plain.value.rates == initialised.value.rates)
    curve.freeCurve()
  }

  @Test func everyFieldReachesTheCore() throws {
    let context = lrs_context.make {
      $0.schedule = Int32(LRS_SCHEDULE_COSINE)
      $0.optimizer = Int32(LRS_OPTIMIZER_LION)
      $0.fine_tuning = 1
      $0.steps = 777
      $0.batch_size = 55
      $0.smoothing = 12.5
      $0.epochs = 123.4
    }
    let training = try TrainingContext(
      schedule: .cosine, optimizer: .lion, steps: 777, batchSize: 55, fineTuning: true,
      epochs: 123.4)
    let expected = Analysis(
      of: try TestCurve.classic.curve, for: training, smoothing: try Smoothing(penalty: 12.5))
    let analysis = try Handle.analysis(TestCurve.classic.curve, for: context)
    #expect(
      TextCallTests.texts(of: analysis, LRS_TEXT_EXPLANATION)
        == [expected.answer.suggestion?.explanation])
    analysis.freeAnalysis()
    curve.freeCurve()
  }

  @Test(arguments: [
    (lrs_context.make { $0.schedule = 4 }, "context->schedule is 4: it must lie between 0 and 3"),
    (.make { $0.schedule = -1 }, "context->schedule is -1: it must lie between 0 and 3"),
    (.make { $0.optimizer = 8 }, "context->optimizer is 8: it must lie between 0 and 7"),
    (.make { $0.optimizer = -2 }, "context->optimizer is -2: it must lie between 0 and 7"),
    (.make { $0.fine_tuning = 2 }, "context->fine_tuning is 2: it must be 0 or 1"),
    (.make { $0.steps = 0 }, "steps is 0: it must be at least 1"),
    (.make { $0.steps = -2 }, "steps is -2: it must be at least 1"),
    (.make { $0.batch_size = 0 }, "batch_size is 0: it must be at least 1"),
    (.make { $0.smoothing = -2 }, "smoothing is -2.0: it must lie between 0 and 1e8"),
    (.make { $0.smoothing = .nan }, "smoothing is nan: it must lie between 0 and 1e8"),
    (.make { $0.epochs = 0 }, "epochs is 0.0: it must be positive and finite"),
    (.make { $0.epochs = .infinity }, "epochs is inf: it must be positive and finite"),
    (.make { $0.epochs = .nan }, "epochs is nan: it must be positive and finite"),
  ])
  func aFieldOutsideItsRangeIsRefused(context: lrs_context, message: String) {
    let found = SuggestCallTests.suggest(curve, context)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.message == message)
    #expect(found.value.isUntouched)
    let analysis = Handle.analysis(of: curve, for: context)
    #expect(analysis.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(analysis.value == .untouched)
    curve.freeCurve()
  }

  @Test(arguments: [(100, 0), (100.5, LRS_DOUBT_OVERFITTING)] as [(Double, Int)])
  func manyEpochsAreADoubt(epochs: Double, doubts: Int) {
    let found = SuggestCallTests.suggest(
      curve,
      .make {
        $0.steps = 1000
        $0.epochs = epochs
      })
    #expect(found.status == LRS_OK)
    #expect(found.value.doubts == UInt32(doubts))
    curve.freeCurve()
  }

  @Test(arguments: [Int64.max, 1])
  func theLargestBudgetIsAllowed(steps: Int64) {
    let found = SuggestCallTests.suggest(curve, .make { $0.steps = steps })
    #expect(found.status == LRS_OK)
    #expect(found.value.doubts == UInt32(LRS_DOUBT_STEPS_OUTSIDE))
    curve.freeCurve()
  }
}
