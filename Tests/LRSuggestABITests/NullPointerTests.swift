import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct NullPointerTests {
  @Test func missingInputsAndOutputsOfCurvesAreNamed() throws {
    var pointer: OpaquePointer? = Handle.untouched.pointer
    let one = [1.0]
    expectNull("out") { unsafe lrs_curve_create(one, one, 1, nil, $0) }
    expectNull("learning_rates") { unsafe lrs_curve_create(nil, one, 1, &pointer, $0) }
    expectNull("losses") { unsafe lrs_curve_create(one, nil, 1, &pointer, $0) }
    #expect(Handle(pointer) == .untouched)
    let curve = try Handle.curve(TestCurve.classic.curve)
    expectNull("out") { unsafe lrs_curve_count(curve.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_suggest(curve.pointer, nil, nil, $0) }
    expectNull("out") { unsafe lrs_analysis_create(curve.pointer, nil, nil, $0) }
    expectNull("learning_rate") { unsafe lrs_rule_apply("steep", curve.pointer, nil, $0) }
    var rate = -7.0
    expectNull("name") { unsafe lrs_rule_apply(nil, curve.pointer, &rate, $0) }
    #expect(rate == -7)
    curve.freeCurve()
  }

  @Test func missingOutputsOfAnalysesAreNamed() throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    expectNull("out") { unsafe lrs_analysis_suggestion(analysis.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_analysis_reading(analysis.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_analysis_landmark(analysis.pointer, 0, nil, $0) }
    expectNull("count") {
      unsafe lrs_analysis_smooth(analysis.pointer, nil, nil, nil, nil, 0, nil, $0)
    }
    expectNull("out") { unsafe lrs_analysis_text_count(analysis.pointer, 0, nil, $0) }
    expectNull("length") { unsafe lrs_analysis_text(analysis.pointer, 0, 0, nil, 0, nil, $0) }
    analysis.freeAnalysis()
  }

  @Test func missingOutputsOfSweepsAndNamesAreNamed() {
    let sweep = Handle.sweep().value
    expectNull("out") { unsafe lrs_sweep_create(nil, nil, $0) }
    expectNull("out") { unsafe lrs_sweep_learning_rate(sweep.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_sweep_count(sweep.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_sweep_state(sweep.pointer, nil, $0) }
    #expect(unsafe lrs_sweep_record(sweep.pointer, 1, nil) == LRS_OK)
    expectNull("out") { unsafe lrs_sweep_curve(sweep.pointer, nil, $0) }
    sweep.freeSweep()
    expectNull("out") { unsafe lrs_schedule_named("linear", nil, $0) }
    expectNull("out") { unsafe lrs_optimizer_named("adam", nil, $0) }
    expectNull("name") { unsafe lrs_schedule_named(nil, nil, $0) }
  }

  @Test func missingInputsAndOutputsOfGroupsAreNamed() throws {
    var pointer: OpaquePointer? = Handle.untouched.pointer
    expectNull("groups") { unsafe lrs_group_sweep_create(nil, nil, 1, &pointer, $0) }
    let names: [UnsafePointer<CChar>?] = unsafe [lrs_advice_name(0), nil]
    expectNull("groups[1]") { unsafe lrs_group_sweep_create(names, nil, 2, &pointer, $0) }
    expectNull("out") { unsafe lrs_group_sweep_create(names, nil, 1, nil, $0) }
    #expect(Handle(pointer) == .untouched)
    let sweep = try Handle.trainedGroupSweep(), report = sweep.groupReport().value
    expectNull("sums") { unsafe lrs_group_sweep_record(sweep.pointer, 99, 1, nil, 2, $0) }
    expectNull("out") { unsafe lrs_group_sweep_count(sweep.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_group_sweep_report(sweep.pointer, nil, nil, $0) }
    expectNull("out") { unsafe lrs_group_report_count(report.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_group_report_error(report.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_group_report_whole_curve(report.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_group_report_analysis(report.pointer, nil, $0) }
    expectNull("out") { unsafe lrs_group_report_group(report.pointer, 0, nil, $0) }
    expectNull("out") { unsafe lrs_group_report_curve(report.pointer, 0, nil, $0) }
    expectNull("length") { unsafe lrs_group_report_explanation(report.pointer, nil, 0, nil, $0) }
    var length = -7
    expectNull("buffer") {
      unsafe lrs_group_report_explanation(report.pointer, nil, 9, &length, $0)
    }
    #expect(length == -7)
    report.freeGroupReport()
    sweep.freeGroupSweep()
  }

  @Test func theErrorMayBeNull() {
    var pointer: OpaquePointer?
    let rates = [1.0, 1]
    #expect(
      unsafe lrs_curve_create(rates, rates, 2, &pointer, nil) == LRS_ERROR_INVALID_CURVE)
    #expect(Handle(pointer) == .null)
  }

  @safe private func expectNull(
    _ argument: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ call: (UnsafeMutablePointer<lrs_error>) -> lrs_status
  ) {
    let found = status(sourceLocation: sourceLocation, call)
    #expect(found.status == LRS_ERROR_NULL_POINTER, sourceLocation: sourceLocation)
    #expect(found.message == "\(argument) is NULL", sourceLocation: sourceLocation)
  }
}
