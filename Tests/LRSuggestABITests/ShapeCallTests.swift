import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct ShapeCallTests {
  @Test(arguments: TestCurve.allCases)
  func levelsAreThoseOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let reading = Analysis(of: try test.curve).reading
    for share in [0.1, 0.5, 0.9, 1] {
      let found = Self.level(analysis, share)
      let expected = reading.rate(atDrop: share)
      #expect(found.status == (expected == nil ? LRS_NOT_FOUND : LRS_OK))
      #expect(found.value == expected ?? 7)
    }
  }

  @Test(arguments: [0, -1, 1.5, .nan, .infinity])
  func aShareOutsideIsRefused(share: Double) throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer { analysis.freeAnalysis() }
    let found = Self.level(analysis, share)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.message == "share is \(share): it must lie above 0 and not above 1")
    #expect(found.value == 7)
  }

  @Test(arguments: TestCurve.allCases)
  func slopesAreThoseOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let found = outcome(lrs_slopes.untouched) { out, error in
      unsafe lrs_analysis_slopes(analysis.pointer, out, error)
    }
    guard let expected = Analysis(of: try test.curve).reading.slopeStatistics else {
      #expect(found.status == LRS_NOT_FOUND)
      #expect(found.value.mean == 7)
      return
    }
    let value = found.value
    #expect(found.status == LRS_OK)
    #expect(value.struct_size == 88 && value.reserved == 0)
    #expect([value.low, value.high] == [expected.low, expected.high])
    #expect(
      [value.mean, value.deviation, value.noise, value.shape]
        == [expected.mean, expected.deviation, expected.noise, expected.shape])
    #expect(
      [
        value.relative_mean, value.relative_deviation, value.relative_noise, value.relative_shape,
      ] == [
        expected.relativeMean, expected.relativeDeviation, expected.relativeNoise,
        expected.relativeShape,
      ])
  }

  private static func level(_ analysis: Handle, _ share: Double) -> Outcome<Double> {
    outcome(7) { out, error in
      unsafe lrs_analysis_level(analysis.pointer, share, out, error)
    }
  }
}
