import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct FrameCallTests {
  /// What a call for a frame stored.
  private struct Found {
    let status: Int
    let message: String
    var values: [Float]
    var count = 77
    var anchor = -99.0
  }

  private static func frame(_ analysis: Handle, _ frame: Int32, capacity: Int) -> Found {
    var values = [Float](repeating: 7, count: capacity), count = 77, anchor = -99.0
    let found = status { error in
      unsafe lrs_analysis_frame(
        analysis.pointer, frame, &values, capacity, &count, &anchor, error)
    }
    return Found(
      status: found.status, message: found.message, values: values, count: count, anchor: anchor)
  }

  @Test(arguments: TestCurve.allCases)
  func framesAreThoseOfTheCore(test: TestCurve) throws {
    let handle = try Handle.analysis(test.curve)
    defer { handle.freeAnalysis() }
    let analysis = Analysis(of: try test.curve), frame = analysis.frame
    let parts = [frame?.curve, frame?.features, frame?.conditions, frame?.raster]
    for (kind, expected) in parts.enumerated() {
      let found = Self.frame(handle, Int32(kind), capacity: 1200)
      guard let expected else {
        #expect(found.status == LRS_NOT_FOUND && found.count == 77 && found.anchor == -99)
        continue
      }
      #expect(found.status == LRS_OK && found.count == expected.count)
      #expect(Array(found.values.prefix(expected.count)) == expected)
      #expect(found.values.dropFirst(expected.count).allSatisfy { $0 == 7 })
      #expect(found.anchor == frame?.anchor)
    }
    let stream = Self.frame(handle, Int32(LRS_FRAME_STREAM), capacity: 1200)
    #expect(stream.status == (analysis.stream == nil ? LRS_NOT_FOUND : LRS_OK))
    if let expected = analysis.stream {
      let numbers = expected.rows.flatMap { $0 }
      #expect(Array(stream.values.prefix(stream.count)) == numbers)
      #expect(stream.anchor == expected.anchor)
    }
  }

  @Test func aBufferThatIsTooSmallLearnsTheLength() throws {
    let handle = try Handle.analysis(TestCurve.classic.curve)
    defer { handle.freeAnalysis() }
    let short = Self.frame(handle, Int32(LRS_FRAME_FEATURES), capacity: 30)
    #expect(short.status == LRS_ERROR_BUFFER_TOO_SMALL)
    #expect(short.message == "capacity is 30; needed: 31")
    #expect(short.count == 31)
    #expect(short.values.allSatisfy { $0 == 7 })
  }

  @Test(arguments: [-1, 5, .max, .min] as [Int32])
  func aFrameThatIsNoneIsRefused(kind: Int32) throws {
    let handle = try Handle.analysis(TestCurve.classic.curve)
    defer { handle.freeAnalysis() }
    let found = Self.frame(handle, kind, capacity: 1200)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.message == "frame is \(kind): it must lie between 0 and 4")
    #expect(found.count == 77 && found.anchor == -99)
  }

  @Test func missingOutputsAreNamed() throws {
    let handle = try Handle.analysis(TestCurve.classic.curve)
    defer { handle.freeAnalysis() }
    var count = 0, anchor = 0.0
    let uncounted = status {
      unsafe lrs_analysis_frame(handle.pointer, 0, nil, 0, nil, &anchor, $0)
    }
    #expect(uncounted.status == LRS_ERROR_NULL_POINTER && uncounted.message == "count is NULL")
    let unanchored = status {
      unsafe lrs_analysis_frame(handle.pointer, 0, nil, 0, &count, nil, $0)
    }
    #expect(unanchored.status == LRS_ERROR_NULL_POINTER && unanchored.message == "anchor is NULL")
  }
}
