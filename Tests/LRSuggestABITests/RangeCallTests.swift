import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct RangeCallTests {
  @Test func rangesHaveTheNumbersAndNamesOfTheHeader() {
    let kinds = [LRS_RANGE_SUGGESTED, LRS_RANGE_STEEPEST_TO_ELBOW, LRS_RANGE_AROUND_STEEPEST]
    let names = kinds.map { text(unsafe lrs_range_name(Int32($0))) }
    #expect(names == ["suggested", "steepest_to_elbow", "around_steepest"])
    for stranger in [-1, 3, .min, .max] as [Int32] {
      #expect(text(unsafe lrs_range_name(stranger)) == nil)
    }
  }

  @Test(arguments: TestCurve.allCases)
  func rangesAreThoseOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let core = Analysis(of: try test.curve)
    for (number, kind) in SearchRange.Kind.allCases.enumerated() {
      for above in [false, true] {
        let found = Self.range(analysis, Int32(number), above ? 1 : 0)
        let expected = core.searchRange(kind, aboveElbow: above)
        #expect(found.status == (expected == nil ? LRS_NOT_FOUND : LRS_OK))
        #expect(found.value == expected.map { [$0.low, $0.high] } ?? [7, 7])
      }
    }
  }

  @Test func unknownRangesAndFlagsAreRefused() throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer { analysis.freeAnalysis() }
    let range = Self.range(analysis, 3, 0), flag = Self.range(analysis, 0, 2)
    #expect(range.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(range.message == "range is 3: it must lie between 0 and 2")
    #expect(flag.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(flag.message == "above_elbow is 2: it must be 0 or 1")
    #expect(range.value == [7, 7] && flag.value == [7, 7])
  }

  @Test func samplesAreThoseOfTheCore() throws {
    let expected = try SearchRange(from: 1e-4, to: 0.1).sample(40, seed: .max)
    let found = Self.sample(1e-4, 0.1, seed: .max, count: 40)
    #expect(found.status == LRS_OK)
    #expect(found.rates == expected + [7])
    #expect(lrs_sample_log_uniform(1, 2, 0, nil, 0, nil) == LRS_OK)
  }

  @Test func whatIsNoRangeIsNamed() {
    let zero = Self.sample(0, 1, seed: 0, count: 1)
    #expect(zero.status == LRS_ERROR_INVALID_ARGUMENT && zero.rates == [7, 7])
    #expect(zero.message == "low is 0.0: it must be positive and finite")
    #expect(Self.sample(2, 1, seed: 0, count: 1).message == "high is 1.0, below low = 2.0")
    var rate = 7.0
    let many = status { error in unsafe lrs_sample_log_uniform(1, 2, 0, &rate, -1, error) }
    #expect(many.status == LRS_ERROR_INVALID_ARGUMENT && rate == 7)
    let missing = status { error in unsafe lrs_sample_log_uniform(1, 2, 0, nil, 1, error) }
    #expect(missing.status == LRS_ERROR_NULL_POINTER)
    #expect(missing.message == "out is NULL")
  }

  private static func range(
    _ analysis: Handle, _ kind: Int32, _ above: Int32
  ) -> Outcome<[Double]> {
    var low = 7.0, high = 7.0
    let found = status { error in
      unsafe lrs_analysis_range(analysis.pointer, kind, above, &low, &high, error)
    }
    return Outcome(status: found.status, value: [low, high], message: found.message)
  }

  private static func sample(
    _ low: Double, _ high: Double, seed: UInt64, count: Int
  ) -> (status: Int, rates: [Double], message: String) {
    var rates = [Double](repeating: 7, count: count + 1)
    let found = status { error in
      unsafe lrs_sample_log_uniform(low, high, seed, &rates, count, error)
    }
    return (found.status, rates, found.message)
  }
}
