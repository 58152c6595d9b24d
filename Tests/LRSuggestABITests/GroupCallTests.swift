import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct GroupCallTests {
  @Test(arguments: [nil, [2, 0.5]] as [[Double]?])
  func readingsAreTheCores(ratios: [Double]?) throws {
    let context = lrs_context.make {
      $0.optimizer = Int32(LRS_OPTIMIZER_SGD)
      $0.fine_tuning = 1
      $0.smoothing = 2
    }
    let core = try TestGroups.core(ratios: ratios).report(
      for: TrainingContext(optimizer: .sgd, fineTuning: true), smoothing: Smoothing(penalty: 2))
    let sweep = try Handle.trainedGroupSweep(ratios: ratios), made = sweep.groupReport(context)
    #expect(sweep.freeGroupSweep() == LRS_OK)
    #expect(made.status == LRS_OK)
    let report = made.value
    let count = outcome(-7) { unsafe lrs_group_report_count(report.pointer, $0, $1) }
    #expect(count.value == core.groups.count)
    let missed = outcome(-7.0) { unsafe lrs_group_report_error(report.pointer, $0, $1) }
    #expect(missed.value == core.error)
    for (index, group) in core.groups.enumerated() {
      let found = Self.group(report, index)
      #expect(found.status == LRS_OK)
      #expect(found.value.struct_size == 80)
      #expect(text(unsafe lrs_advice_name(found.value.advice)) == group.advice.rawValue)
      let optional = [
        group.share, group.multiplier, group.learningRate, group.interval?.low,
        group.interval?.high, group.confidence, group.edge, group.updateRatio,
        group.relativeGradient,
      ]
      let expected = optional.map { ($0 ?? .nan).bitPattern }
      #expect(found.value.numbers.map(\.bitPattern) == expected)
      let points = try Self.points {
        unsafe lrs_group_report_curve(report.pointer, index, $0, $1)
      }
      #expect(points == group.learningRates + group.losses)
    }
    let whole = try Self.points { unsafe lrs_group_report_whole_curve(report.pointer, $0, $1) }
    #expect(whole == core.analysis.curve.learningRates + core.analysis.curve.losses)
    #expect(Self.explanation(report) == core.explanation)
    #expect(report.freeGroupReport() == LRS_OK)
  }

  @Test func theAnalysisOutlivesTheReport() throws {
    let core = try TestGroups.core().report()
    let sweep = try Handle.trainedGroupSweep(), report = sweep.groupReport().value
    let analysis: Outcome<Handle> = .handle { out, error in
      unsafe lrs_group_report_analysis(report.pointer, out, error)
    }
    #expect(report.freeGroupReport() == LRS_OK)
    #expect(sweep.freeGroupSweep() == LRS_OK)
    let found = outcome(lrs_suggestion.untouched) {
      unsafe lrs_analysis_suggestion(analysis.value.pointer, $0, $1)
    }
    #expect(found.value.learning_rate == core.answer.suggestion?.learningRate)
    #expect(analysis.value.freeAnalysis() == LRS_OK)
  }

  @Test func aReportBeforeTheFirstStepIsOutOfTurn() {
    let sweep = Handle.groupSweep().value, report = sweep.groupReport()
    #expect(report.status == LRS_ERROR_OUT_OF_TURN)
    #expect(report.value == .untouched)
    #expect(report.message == GroupSweepError.empty.description)
    sweep.freeGroupSweep()
  }

  @Test func whatIsNotKnownIsNaN() throws {
    let sweep = Handle.groupSweep().value
    let still = [0, .nan, .nan, 0, 0, 0] as [Double]
    #expect(sweep.record(TestGroups.steps[0], sums: still + still).status == LRS_OK)
    let report = sweep.groupReport().value, found = Self.group(report, 1).value
    #expect(found.numbers.map(\.isNaN) == [true, false, true, true, true, false, true, true, true])
    #expect((found.advice, found.multiplier, found.confidence) == (0, 1, 0))
    let missed = outcome(-7.0) { unsafe lrs_group_report_error(report.pointer, $0, $1) }
    #expect((missed.status, missed.value) == (Int(LRS_NOT_FOUND), -7))
    report.freeGroupReport()
    sweep.freeGroupSweep()
  }

  @Test func whatAreNoGroupsIsSaidInTheWordsOfTheCore() {
    for (names, ratios, problem) in [
      ([], nil, .groupCount(0)), (["a", "b", "a"], nil, .nameTwice("a", first: 0, second: 2)),
      (["a", "b"], [1, .nan], .ratioNotPositive(group: 1, name: "b", value: .nan)),
      (["a", "b"], [0, 1], .ratioNotPositive(group: 0, name: "a", value: 0)),
    ] as [([String], [Double]?, GroupSweepError)] {
      let made = Handle.groupSweep(names, ratios: ratios)
      #expect(made.status == LRS_ERROR_INVALID_ARGUMENT)
      #expect(made.message == problem.description)
      #expect(made.value == .untouched)
    }
  }

  @Test(arguments: [GroupSweep.maximumGroups + 1, .max, -1, .min])
  func aCountThatNoSweepHasIsRefused(count: Int) {
    let made = Handle.groupSweep(count: count)
    #expect(made.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(made.message.hasPrefix("count is \(UInt(bitPattern: count)); the most is"))
    let sweep = Handle.groupSweep().value
    #expect(
      sweep.record(TestGroups.steps[0], count: count).status == LRS_ERROR_INVALID_ARGUMENT)
    sweep.freeGroupSweep()
  }

  @Test func aRefusedStepLeavesTheSweepAsItWas() throws {
    let sweep = try Handle.trainedGroupSweep(), last = try #require(TestGroups.steps.last)
    let next = last.learningRate * 2
    var spoiled = last.sums
    spoiled[9] = -1
    let refused = [
      sweep.record(last), sweep.record(last, rate: .nan),
      sweep.record(last, rate: next, loss: .nan),
      sweep.record(last, rate: next, count: 1), sweep.record(last, rate: next, count: 0),
      sweep.record(last, rate: next, sums: spoiled),
    ]
    for found in refused {
      #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
      #expect(!found.message.isEmpty)
    }
    let count = outcome(-7) { unsafe lrs_group_sweep_count(sweep.pointer, $0, $1) }
    #expect(count.value == TestGroups.steps.count)
    let report = sweep.groupReport().value
    #expect(Self.explanation(report) == (try TestGroups.core().report().explanation))
    report.freeGroupReport()
    sweep.freeGroupSweep()
  }

  @Test(arguments: [2, .max, -1, .min]) func anIndexOutsideIsRefused(index: Int) throws {
    let sweep = try Handle.trainedGroupSweep(), report = sweep.groupReport().value
    let found = Self.group(report, index)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.message == "index is \(UInt(bitPattern: index)): there are 2 groups")
    #expect(found.value.advice == 77)
    let curve: Outcome<Handle> = .handle { out, error in
      unsafe lrs_group_report_curve(report.pointer, index, out, error)
    }
    #expect(curve.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(curve.value == .untouched)
    report.freeGroupReport()
    sweep.freeGroupSweep()
  }

  @Test func stepsFromManyTasksAreTakenOneAtATime() async throws {
    let sweep = Handle.groupSweep().value
    for (index, step) in TestGroups.steps.enumerated() {
      let taken = await withTaskGroup(of: Int.self) { group in
        for _ in 0..<4 {
          group.addTask {
            // Some read while others record.
            if index % 20 == 19 { sweep.groupReport().value.freeGroupReport() }
            return sweep.record(step).status
          }
        }
        return await group.reduce(0) { $0 + ($1 == LRS_OK ? 1 : 0) }
      }
      #expect(taken == 1)
    }
    let report = sweep.groupReport().value
    #expect(Self.explanation(report) == (try TestGroups.core().report().explanation))
    report.freeGroupReport()
    sweep.freeGroupSweep()
  }

  private static func group(_ report: Handle, _ index: Int) -> Outcome<lrs_group_reading> {
    outcome(lrs_group_reading.untouched) { out, error in
      unsafe lrs_group_report_group(report.pointer, index, out, error)
    }
  }

  /// The rates and the losses of a curve that is handed out.
  @safe private static func points(
    _ call: (UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<lrs_error>) -> lrs_status
  ) throws -> [Double] {
    let curve: Outcome<Handle> = .handle { out, error in unsafe call(out, error) }
    try #require(curve.status == LRS_OK, "\(curve.message)")
    defer { curve.value.freeCurve() }
    let count = outcome(-7) { unsafe lrs_curve_count(curve.value.pointer, $0, $1) }.value
    var rates = [Double](repeating: 0, count: count), losses = rates
    #expect(
      unsafe lrs_curve_points(curve.value.pointer, &rates, &losses, count, nil) == LRS_OK)
    return rates + losses
  }

  private static func explanation(_ report: Handle) -> String? {
    var length = -7
    var buffer = [CChar](repeating: 7, count: 4096)
    let status = unsafe lrs_group_report_explanation(
      report.pointer, &buffer, buffer.count, &length, nil)
    return status == LRS_OK && length >= 0 ? text(buffer) : nil
  }
}
