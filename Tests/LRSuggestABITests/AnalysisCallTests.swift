import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct AnalysisCallTests {
  @Test(arguments: TestCurve.allCases)
  func landmarksAreThoseOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let expected = Analysis(of: try test.curve).landmarks
    let intervals = Analysis(of: try test.curve).landmarkIntervals
    for (number, kind) in Landmark.Kind.allCases.enumerated() {
      let found = Self.landmark(analysis, Int32(number))
      guard let landmark = expected[kind] else {
        #expect(found.status == LRS_NOT_FOUND)
        #expect(found.message == "this curve has no \(kind.rawValue)")
        #expect(found.value.learning_rate == 7)
        continue
      }
      #expect(found.status == LRS_OK)
      #expect(found.value.struct_size == 56)
      #expect(found.value.reserved == 0)
      #expect(found.value.index == UInt64(landmark.index))
      #expect(found.value.learning_rate == landmark.learningRate)
      #expect(found.value.loss == landmark.loss)
      let interval = try #require(intervals[kind])
      #expect(found.value.low == interval.low && found.value.high == interval.high)
      #expect(found.value.probability == interval.probability)
    }
  }

  @Test(arguments: [-1, 5, .min, .max] as [Int32])
  func anUnknownLandmarkIsRefused(number: Int32) throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer { analysis.freeAnalysis() }
    let found = Self.landmark(analysis, number)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.message == "landmark is \(number): it must lie between 0 and 4")
    #expect(found.value.learning_rate == 7)
  }

  @Test(arguments: TestCurve.allCases)
  func theReadingIsThatOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let expected = Analysis(of: try test.curve).reading
    let found = Self.reading(analysis)
    guard let bandwidth = expected.bandwidth else {
      #expect(found.status == LRS_NOT_FOUND)
      #expect(found.value.covered == 77)
      return
    }
    #expect(found.status == LRS_OK)
    #expect(found.value.struct_size == 72)
    #expect(found.value.covered == UInt64(expected.coveredCount))
    #expect(found.value.drop == expected.drop)
    #expect(found.value.noise == expected.noise)
    #expect(found.value.significance == expected.significance)
    #expect(found.value.bandwidth == bandwidth)
    #expect(found.value.onset.isNaN == (expected.onset == nil))
    if let onset = expected.onset { #expect(found.value.onset == onset) }
  }

  @Test func endsHaveTheNumbersOfTheHeader() throws {
    var cut = try TestCurve.noElbow.curve.losses
    cut[60] = .nan
    let curves: [(Curve, Int)] = [
      (try TestCurve.noElbow.curve, LRS_END_CURVE),
      (
        try Curve(learningRates: try TestCurve.noElbow.curve.learningRates, losses: cut),
        LRS_END_NON_FINITE
      ),
      (try TestCurve.classic.curve, LRS_END_EXPLOSION),
    ]
    #expect(Signal.End.allCases == [.curve, .nonFiniteLoss, .explosion])
    for (curve, end) in curves {
      let analysis = try Handle.analysis(curve)
      #expect(Self.reading(analysis).value.end == Int32(end))
      analysis.freeAnalysis()
    }
  }

  @Test(arguments: TestCurve.allCases)
  func theSmoothCurveIsThatOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let found = Self.smooth(analysis, capacity: 200)
    guard let expected = Analysis(of: try test.curve).smoothCurve else {
      #expect(found.outcome.status == LRS_NOT_FOUND)
      #expect(found.outcome.value == -7)
      return
    }
    let count = expected.losses.count
    #expect(found.outcome.status == LRS_OK)
    #expect(found.outcome.value == count)
    let columns = [expected.learningRates, expected.losses, expected.lower, expected.upper]
    #expect(found.columns.map { Array($0.prefix(count)) } == columns)
    #expect(found.columns.allSatisfy { $0.dropFirst(count).allSatisfy { $0 == -7 } })
  }

  @Test func aBufferTooSmallGetsTheCountAndNothingElse() throws {
    let analysis = try Handle.analysis(TestCurve.noElbow.curve)
    defer { analysis.freeAnalysis() }
    let found = Self.smooth(analysis, capacity: 99)
    #expect(found.outcome.status == LRS_ERROR_BUFFER_TOO_SMALL)
    #expect(found.outcome.value == 100)
    #expect(found.columns.allSatisfy { $0.allSatisfy { $0 == -7 } })
  }

  @Test func columnsThatAreNotWantedMayBeNull() throws {
    let analysis = try Handle.analysis(TestCurve.noElbow.curve)
    defer { analysis.freeAnalysis() }
    var count = 0
    let found = unsafe lrs_analysis_smooth(
      analysis.pointer, nil, nil, nil, nil, 100, &count, nil)
    #expect(found == LRS_OK)
    #expect(count == 100)
  }

  static func landmark(_ analysis: Handle, _ number: Int32) -> Outcome<lrs_landmark> {
    outcome(lrs_landmark.untouched) { out, error in
      unsafe lrs_analysis_landmark(analysis.pointer, number, out, error)
    }
  }

  static func reading(_ analysis: Handle) -> Outcome<lrs_reading> {
    outcome(lrs_reading.untouched) { out, error in
      unsafe lrs_analysis_reading(analysis.pointer, out, error)
    }
  }

  private static func smooth(
    _ analysis: Handle, capacity: Int
  ) -> (outcome: Outcome<Int>, columns: [[Double]]) {
    let empty = [Double](repeating: -7, count: capacity)
    var rates = empty, losses = empty, lower = empty, upper = empty
    let found = outcome(-7) { out, error in
      unsafe lrs_analysis_smooth(
        analysis.pointer, &rates, &losses, &lower, &upper, capacity, out, error)
    }
    return (found, [rates, losses, lower, upper])
  }
}
