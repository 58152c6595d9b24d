import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

/// Handles that stand for nothing: every function answers with a status.
@Suite struct HandleTests {
  @Test func freeingNullDoesNothing() {
    #expect(Handle.null.freeCurve() == LRS_OK)
    #expect(Handle.null.freeAnalysis() == LRS_OK)
    #expect(Handle.null.freeSweep() == LRS_OK)
    #expect(Handle.null.freeGroupSweep() == LRS_OK)
    #expect(Handle.null.freeGroupReport() == LRS_OK)
  }

  @Test func freeingTwiceIsRefused() throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    #expect(curve.freeCurve() == LRS_OK)
    #expect(curve.freeCurve() == LRS_ERROR_INVALID_HANDLE)
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    #expect(analysis.freeAnalysis() == LRS_OK)
    #expect(analysis.freeAnalysis() == LRS_ERROR_INVALID_HANDLE)
    let sweep = Handle.sweep().value
    #expect(sweep.freeSweep() == LRS_OK)
    #expect(sweep.freeSweep() == LRS_ERROR_INVALID_HANDLE)
    let groups = try Handle.trainedGroupSweep(), report = groups.groupReport().value
    #expect(groups.freeGroupSweep() == LRS_OK)
    #expect(groups.freeGroupSweep() == LRS_ERROR_INVALID_HANDLE)
    #expect(report.freeGroupReport() == LRS_OK)
    #expect(report.freeGroupReport() == LRS_ERROR_INVALID_HANDLE)
    expectNoGroupSweep(groups)
    expectNoGroupReport(report)
  }

  @Test func aHandleFreedBeforeItsSlotWasUsedAgainStaysInvalid() throws {
    let stale = try Handle.curve(TestCurve.classic.curve)
    stale.freeCurve()
    let others = try (0..<50).map { _ in try Handle.curve(TestCurve.tooFew.curve) }
    #expect(!others.contains(stale))
    #expect(stale.freeCurve() == LRS_ERROR_INVALID_HANDLE)
    expectNoCurve(stale)
    for other in others { #expect(other.freeCurve() == LRS_OK) }
  }

  @Test(arguments: [0, 1, 0xABAB, 1 << 56, .max, UInt(bitPattern: .min)] as [UInt])
  func inventedHandlesAreRefused(bits: UInt) {
    let invented = Handle(bits: bits)
    expectNoCurve(invented)
    expectNoAnalysis(invented)
    expectNoSweep(invented)
    expectNoGroupSweep(invented)
    expectNoGroupReport(invented)
    if bits != 0 {
      #expect(invented.freeCurve() == LRS_ERROR_INVALID_HANDLE)
      #expect(invented.freeAnalysis() == LRS_ERROR_INVALID_HANDLE)
      #expect(invented.freeSweep() == LRS_ERROR_INVALID_HANDLE)
      #expect(invented.freeGroupSweep() == LRS_ERROR_INVALID_HANDLE)
      #expect(invented.freeGroupReport() == LRS_ERROR_INVALID_HANDLE)
    }
  }

  @Test func aHandleWithAnyBitChangedIsRefused() throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    for bit in 0..<UInt.bitWidth {
      let forged = Handle(bits: curve.bits ^ (1 << UInt(bit)))
      // Another slot may be alive: other tests make curves, too. Its generation may be the same.
      if (32..<56).contains(bit) { continue }
      expectNoCurve(forged)
    }
    #expect(curve.freeCurve() == LRS_OK)
  }

  @Test func aHandleOfAnotherTypeIsRefused() throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    let sweep = Handle.sweep().value
    for other in [analysis, sweep] {
      expectNoCurve(other)
      #expect(other.freeCurve() == LRS_ERROR_INVALID_HANDLE)
    }
    for other in [curve, sweep] {
      expectNoAnalysis(other)
      #expect(other.freeAnalysis() == LRS_ERROR_INVALID_HANDLE)
    }
    for other in [curve, analysis] {
      expectNoSweep(other)
      #expect(other.freeSweep() == LRS_ERROR_INVALID_HANDLE)
    }
    #expect(curve.freeCurve() == LRS_OK)
    #expect(analysis.freeAnalysis() == LRS_OK)
    #expect(sweep.freeSweep() == LRS_OK)
  }

  @Test func groupsOfAnotherTypeAreRefused() throws {
    let sweep = Handle.sweep().value, analysis = try Handle.analysis(TestCurve.classic.curve)
    let groups = try Handle.trainedGroupSweep(), report = groups.groupReport().value
    for other in [sweep, analysis, report] { expectNoGroupSweep(other) }
    for other in [sweep, analysis, groups] { expectNoGroupReport(other) }
    for other in [groups, report] {
      expectNoSweep(other)
      expectNoAnalysis(other)
    }
    #expect(sweep.freeSweep() == LRS_OK)
    #expect(analysis.freeAnalysis() == LRS_OK)
    #expect(groups.freeGroupSweep() == LRS_OK)
    #expect(report.freeGroupReport() == LRS_OK)
  }

  private func expectNoCurve(_ handle: Handle) {
    var count = -7, rate = -7.0
    expectInvalid { unsafe lrs_curve_count(handle.pointer, &count, $0) }
    expectInvalid { unsafe lrs_curve_points(handle.pointer, &rate, nil, 1, $0) }
    expectInvalid { unsafe lrs_rule_apply("minimum", handle.pointer, &rate, $0) }
    let suggestion = SuggestCallTests.suggest(handle, nil)
    #expect(suggestion.status == LRS_ERROR_INVALID_HANDLE)
    #expect(suggestion.value.isUntouched)
    let analysis = Handle.analysis(of: handle)
    #expect(analysis.status == LRS_ERROR_INVALID_HANDLE)
    #expect(analysis.value == .untouched)
    #expect(count == -7)
    #expect(rate == -7)
  }

  private func expectNoAnalysis(_ handle: Handle) {
    var suggestion = lrs_suggestion.untouched, reading = lrs_reading.untouched
    var landmark = lrs_landmark.untouched, count = -7
    expectInvalid { unsafe lrs_analysis_suggestion(handle.pointer, &suggestion, $0) }
    expectInvalid { unsafe lrs_analysis_reading(handle.pointer, &reading, $0) }
    expectInvalid { unsafe lrs_analysis_landmark(handle.pointer, 0, &landmark, $0) }
    expectInvalid { unsafe lrs_analysis_smooth(handle.pointer, nil, nil, nil, nil, 0, &count, $0) }
    expectInvalid { unsafe lrs_analysis_text_count(handle.pointer, 0, &count, $0) }
    expectInvalid { unsafe lrs_analysis_text(handle.pointer, 0, 0, nil, 0, &count, $0) }
    #expect(suggestion.isUntouched)
    #expect(reading.covered == 77)
    #expect(landmark.index == 77)
    #expect(count == -7)
  }

  private func expectNoSweep(_ handle: Handle) {
    var rate = -7.0, count = -7, state: Int32 = -7
    expectInvalid { unsafe lrs_sweep_learning_rate(handle.pointer, &rate, $0) }
    expectInvalid { unsafe lrs_sweep_record(handle.pointer, 1, $0) }
    expectInvalid { unsafe lrs_sweep_count(handle.pointer, &count, $0) }
    expectInvalid { unsafe lrs_sweep_state(handle.pointer, &state, $0) }
    let curve: Outcome<Handle> = .handle { out, error in
      unsafe lrs_sweep_curve(handle.pointer, out, error)
    }
    #expect(curve.status == LRS_ERROR_INVALID_HANDLE)
    #expect(curve.value == .untouched)
    #expect(rate == -7)
    #expect(count == -7)
    #expect(state == -7)
  }

  private func expectNoGroupSweep(_ handle: Handle) {
    var count = -7
    #expect(handle.record(TestGroups.steps[0]).status == LRS_ERROR_INVALID_HANDLE)
    expectInvalid { unsafe lrs_group_sweep_count(handle.pointer, &count, $0) }
    let report = handle.groupReport()
    #expect(report.status == LRS_ERROR_INVALID_HANDLE)
    #expect(report.value == .untouched)
    #expect(count == -7)
  }

  private func expectNoGroupReport(_ handle: Handle) {
    var count = -7, missed = -7.0, group = lrs_group_reading.untouched
    var made: OpaquePointer? = Handle.untouched.pointer
    expectInvalid { unsafe lrs_group_report_count(handle.pointer, &count, $0) }
    expectInvalid { unsafe lrs_group_report_error(handle.pointer, &missed, $0) }
    expectInvalid { unsafe lrs_group_report_whole_curve(handle.pointer, &made, $0) }
    expectInvalid { unsafe lrs_group_report_analysis(handle.pointer, &made, $0) }
    expectInvalid { unsafe lrs_group_report_group(handle.pointer, 0, &group, $0) }
    expectInvalid { unsafe lrs_group_report_curve(handle.pointer, 0, &made, $0) }
    expectInvalid { unsafe lrs_group_report_explanation(handle.pointer, nil, 0, &count, $0) }
    #expect((count, missed, group.advice) == (-7, -7, 77))
    #expect(Handle(made) == .untouched)
  }

  @safe private func expectInvalid(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ call: (UnsafeMutablePointer<lrs_error>) -> lrs_status
  ) {
    let found = status(sourceLocation: sourceLocation, call)
    #expect(found.status == LRS_ERROR_INVALID_HANDLE, sourceLocation: sourceLocation)
    #expect(found.message.contains("is no live handle"), sourceLocation: sourceLocation)
  }
}
