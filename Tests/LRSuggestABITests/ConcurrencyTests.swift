import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct ConcurrencyTests {
  @Test func handlesAreMadeAndFreedFromManyTasks() async throws {
    await withTaskGroup(of: Int.self) { group in
      for task in 0..<16 {
        group.addTask {
          var failures = 0
          for step in 0..<100 {
            let rates = [1, 2, 3 + Double(task * 1000 + step)]
            let made = Handle.curve(rates, rates)
            var count = 0, found = [0.0, 0, 0]
            let counted = unsafe lrs_curve_count(made.value.pointer, &count, nil)
            let copied = unsafe lrs_curve_points(made.value.pointer, &found, nil, 3, nil)
            if made.status != LRS_OK || counted != LRS_OK || count != 3 { failures += 1 }
            if copied != LRS_OK || found != rates { failures += 1 }
            if made.value.freeCurve() != LRS_OK { failures += 1 }
            if made.value.freeCurve() != LRS_ERROR_INVALID_HANDLE { failures += 1 }
          }
          return failures
        }
      }
      for await failures in group { #expect(failures == 0) }
    }
  }

  @Test func oneOfManyWhoFreeAHandleSucceeds() async throws {
    for _ in 0..<20 {
      let curve = try Handle.curve(TestCurve.tooFew.curve)
      let freed = await withTaskGroup(of: Int.self) { group in
        for _ in 0..<8 { group.addTask { curve.freeCurve() } }
        return await group.reduce(0) { $0 + ($1 == LRS_OK ? 1 : 0) }
      }
      #expect(freed == 1)
    }
  }

  @Test func oneCurveIsReadByManyTasks() async throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    let expected = SuggestCallTests.suggest(curve, nil).value.rates
    await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<12 { group.addTask { SuggestCallTests.suggest(curve, nil).value.rates } }
      for await rates in group { #expect(rates == expected) }
    }
    curve.freeCurve()
  }

  @Test func lossesRecordedByManyTasksAreAllThere() async {
    let sweep = Handle.sweep(
      .make {
        $0.num_iter = 1000
        $0.stop = Int32(LRS_STOP_NEVER)
      }
    ).value
    let recorded = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<10 {
        group.addTask {
          (0..<150).count { _ in unsafe lrs_sweep_record(sweep.pointer, 1, nil) == LRS_OK }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(recorded == 1000)
    var count = 0
    #expect(unsafe lrs_sweep_count(sweep.pointer, &count, nil) == LRS_OK)
    #expect(count == 1000)
    #expect(sweep.freeSweep() == LRS_OK)
  }
}
