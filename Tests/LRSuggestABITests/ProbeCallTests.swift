import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct ProbeCallTests {
  @Test(arguments: [0.0007, 0.009, 0.2]) func aProbeGoesAsThatOfTheCore(place: Double) throws {
    let options = lrs_probe_options.make {
      $0.learning_rate = 0.01
      $0.interval_low = 0.001
      $0.interval_high = 0.2
    }
    let handle = Handle.probe(options).value
    defer { handle.freeProbe() }
    var probe = try ResetProbe(around: 0.01, interval: try SearchRange(from: 0.001, to: 0.2))
    while let rate = probe.learningRate {
      #expect(Self.rate(of: handle).value == rate)
      #expect(Self.needsReset(of: handle).value == (probe.needsReset ? 1 : 0))
      let loss = (place - rate).magnitude / rate
      try probe.record(loss)
      #expect(Self.record(loss, in: handle).status == LRS_OK)
    }
    #expect(Self.rate(of: handle).status == LRS_PROBE_ENDED)
    let found = try #require(probe.answer)
    let answer = Self.answer(of: handle)
    #expect(answer.status == LRS_OK)
    #expect(answer.value.learning_rate == found.learningRate)
    #expect(answer.value.interval_low == found.interval.low)
    #expect(answer.value.interval_high == found.interval.high)
    #expect(answer.value.best_learning_rate == found.bestLearningRate)
    #expect(answer.value.correction == found.correction)
    #expect(answer.value.weight == found.weight)
    #expect(answer.value.steps == UInt64(probe.stepsSpent))
  }

  @Test func aRunningProbeHasNoAnswer() {
    let handle = Handle.probe(.make { $0.learning_rate = 0.01 }).value
    defer { handle.freeProbe() }
    let answer = Self.answer(of: handle)
    #expect(answer.status == LRS_ERROR_OUT_OF_TURN)
    #expect(answer.value.reserved == 77 && answer.value.learning_rate == 7)
    #expect(answer.message.hasPrefix("The probe has not ended."))
  }

  private static func rate(of handle: Handle) -> Outcome<Double> {
    outcome(-7) { out, error in unsafe lrs_probe_learning_rate(handle.pointer, out, error) }
  }

  private static func needsReset(of handle: Handle) -> Outcome<Int32> {
    outcome(-7) { out, error in unsafe lrs_probe_needs_reset(handle.pointer, out, error) }
  }

  private static func record(_ loss: Double, in handle: Handle) -> Outcome<Bool> {
    status { error in unsafe lrs_probe_record(handle.pointer, loss, error) }
  }

  private static func answer(of handle: Handle) -> Outcome<lrs_probe_result> {
    outcome(.untouched) { out, error in unsafe lrs_probe_answer(handle.pointer, out, error) }
  }
}

extension Handle {
  fileprivate static func probe(_ options: lrs_probe_options) -> Outcome<Handle> {
    .handle { out, error in
      withPointer(to: options) { options in
        unsafe lrs_probe_create(options, nil, out, error)
      }
    }
  }

  @discardableResult fileprivate func freeProbe() -> Int { Int(unsafe lrs_probe_free(pointer)) }
}
