import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct TextCallTests {
  @Test(arguments: TestCurve.allCases)
  func textsAreThoseOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let explanations: [String], assumptions: [String], doubts: [String], reasons: [String]
    switch try test.curve.suggest() {
    case .suggestion(let answer):
      (explanations, reasons) = ([answer.explanation], [])
      (assumptions, doubts) = (answer.assumptions, answer.doubts.map(\.description))
    case .refusal(let refusal):
      (explanations, reasons) = ([refusal.explanation], refusal.reasons)
      (assumptions, doubts) = ([], [])
    }
    #expect(Self.texts(of: analysis, LRS_TEXT_EXPLANATION) == explanations)
    #expect(Self.texts(of: analysis, LRS_TEXT_ASSUMPTION) == assumptions)
    #expect(Self.texts(of: analysis, LRS_TEXT_DOUBT) == doubts)
    #expect(Self.texts(of: analysis, LRS_TEXT_REASON) == reasons)
  }

  @Test func aBufferTooSmallGetsTheLengthAndNothingElse() throws {
    let analysis = try Handle.analysis(TestCurve.constant.curve)
    defer { analysis.freeAnalysis() }
    let length = Self.length(of: analysis, LRS_TEXT_EXPLANATION)
    #expect(length > 20)
    for capacity in [0, 1, length] {
      var buffer = [CChar](repeating: 7, count: length + 1)
      let found = outcome(-7) { out, error in
        unsafe lrs_analysis_text(
          analysis.pointer, Int32(LRS_TEXT_EXPLANATION), 0, &buffer, capacity, out, error)
      }
      #expect(found.status == LRS_ERROR_BUFFER_TOO_SMALL)
      #expect(found.value == length)
      #expect(found.message == "capacity is \(capacity); needed: \(length + 1)")
      #expect(buffer.allSatisfy { $0 == 7 })
    }
  }

  @Test func aTextEndsWithNUL() throws {
    let analysis = try Handle.analysis(TestCurve.constant.curve)
    defer { analysis.freeAnalysis() }
    let length = Self.length(of: analysis, LRS_TEXT_REASON)
    var buffer = [CChar](repeating: 7, count: length + 3), written = 0
    let found = unsafe lrs_analysis_text(
      analysis.pointer, Int32(LRS_TEXT_REASON), 0, &buffer, length + 3, &written, nil)
    #expect(found == LRS_OK)
    #expect(buffer[length] == 0)
    #expect(Array(buffer.suffix(2)) == [7, 7])
    #expect(!buffer.prefix(length).contains(0))
  }

  @Test(arguments: [-1, 4, .min, .max] as [Int32])
  func anUnknownKindIsRefused(kind: Int32) throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer { analysis.freeAnalysis() }
    let count = Self.count(of: analysis, Int(kind))
    #expect(count.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(count.value == -7)
    let found = outcome(-7) { out, error in
      unsafe lrs_analysis_text(analysis.pointer, kind, 0, nil, 0, out, error)
    }
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.value == -7)
  }

  @Test(arguments: [1, -1, .max])
  func anIndexPastTheLastIsRefused(index: Int) throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer { analysis.freeAnalysis() }
    let found = outcome(-7) { out, error in
      unsafe lrs_analysis_text(
        analysis.pointer, Int32(LRS_TEXT_EXPLANATION), index, nil, 0, out, error)
    }
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.message.contains("there are 1 texts"))
    #expect(found.value == -7)
  }

  @Test func aNullBufferIsOnlyAllowedWithoutCapacity() throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer { analysis.freeAnalysis() }
    let found = outcome(-7) { out, error in
      unsafe lrs_analysis_text(analysis.pointer, 0, 0, nil, 10_000, out, error)
    }
    #expect(found.status == LRS_ERROR_NULL_POINTER)
    #expect(found.value == -7)
  }

  static func texts(of analysis: Handle, _ kind: Int) -> [String] {
    (0..<max(0, count(of: analysis, kind).value)).map { index in
      let length = length(of: analysis, kind, index)
      var buffer = [CChar](repeating: 7, count: length + 1), written = 0
      unsafe lrs_analysis_text(
        analysis.pointer, Int32(kind), index, &buffer, length + 1, &written, nil)
      return String(decoding: buffer.prefix(written).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private static func count(of analysis: Handle, _ kind: Int) -> Outcome<Int> {
    outcome(-7) { out, error in
      unsafe lrs_analysis_text_count(
        analysis.pointer, Int32(truncatingIfNeeded: kind), out, error)
    }
  }

  private static func length(of analysis: Handle, _ kind: Int, _ index: Int = 0) -> Int {
    outcome(-7) { out, error in
      unsafe lrs_analysis_text(analysis.pointer, Int32(kind), index, nil, 0, out, error)
    }.value
  }
}
