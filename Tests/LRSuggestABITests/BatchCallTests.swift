import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct BatchCallTests {
  @Test(arguments: [0, 1, 2, 64, .max] as [UInt32])
  func answersAreThoseOfSingleCalls(threads: UInt32) throws {
    let curves = try TestCurve.allCases.map { try Handle.curve($0.curve) }
    defer { for curve in curves { curve.freeCurve() } }
    let context = lrs_context.make { $0.steps = 500 }
    let found = Batch(curves, context, threads: threads)
    #expect(found.status == LRS_OK)
    for (index, curve) in curves.enumerated() {
      let single = SuggestCallTests.suggest(curve, context)
      #expect(found.statuses[index] == lrs_status(single.status))
      #expect(found.suggestions[index].rates == single.value.rates)
      #expect(found.suggestions[index].doubts == single.value.doubts)
      #expect(found.suggestions[index].struct_size == 64)
    }
  }

  @Test func aHandleThatIsNoCurveHasAStatusOfItsOwn() throws {
    let live = try Handle.curve(TestCurve.classic.curve)
    let freed = try Handle.curve(TestCurve.classic.curve)
    freed.freeCurve()
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer {
      live.freeCurve()
      analysis.freeAnalysis()
    }
    let found = Batch([.null, live, freed, analysis, live], nil, threads: 2)
    let bad = lrs_status(LRS_ERROR_INVALID_HANDLE), ok = lrs_status(LRS_OK)
    #expect(found.status == LRS_OK)
    #expect(found.statuses == [bad, ok, bad, bad, ok])
    #expect(found.suggestions.map(\.isUntouched) == [true, false, true, true, false])
    #expect(found.suggestions[1].rates == found.suggestions[4].rates)
  }

  @Test func noCurvesNeedNoArrays() {
    let found = status { unsafe lrs_suggest_batch(nil, 0, nil, 0, nil, nil, $0) }
    #expect(found.status == LRS_OK)
  }

  @Test func missingArraysAreRefused() throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    defer { curve.freeCurve() }
    var curves = unsafe [curve.pointer], statuses: [lrs_status] = [77]
    var suggestions = [lrs_suggestion.untouched]
    let null = lrs_status(LRS_ERROR_NULL_POINTER)
    unsafe #expect(lrs_suggest_batch(nil, 1, nil, 1, &suggestions, &statuses, nil) == null)
    unsafe #expect(lrs_suggest_batch(&curves, 1, nil, 1, nil, &statuses, nil) == null)
    unsafe #expect(lrs_suggest_batch(&curves, 1, nil, 1, &suggestions, nil, nil) == null)
    #expect(statuses == [77])
    #expect(suggestions[0].isUntouched)
  }

  @Test(arguments: [-1, .min, (1 << 24) + 1])
  func aCountAboveTheLimitIsRefused(count: Int) throws {
    let found = status { unsafe lrs_suggest_batch(nil, count, nil, 0, nil, nil, $0) }
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.message.hasPrefix("count is \(UInt(bitPattern: count))"))
  }

  @Test func aContextThatMakesNoSenseIsRefused() throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    defer { curve.freeCurve() }
    let found = Batch([curve], .make { $0.steps = 0 }, threads: 1)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(found.statuses == [77])
    #expect(found.suggestions[0].isUntouched)
  }

  @Test func aSizeThatIsNoStrideIsRefused() throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    defer { curve.freeCurve() }
    var odd = lrs_suggestion.untouched
    odd.struct_size = 60
    var pointers = unsafe [curve.pointer], statuses: [lrs_status] = [77]
    let found = status { unsafe lrs_suggest_batch(&pointers, 1, nil, 1, &odd, &statuses, $0) }
    #expect(found.status == LRS_ERROR_STRUCT_SIZE)
    #expect(found.message.contains("struct_size is 60"))
    #expect(statuses == [77])
    #expect(odd.isUntouched)
  }

  @Test func anArrayOfLargerStructsIsWalkedInTheirStride() throws {
    let curves = try TestCurve.allCases.map { try Handle.curve($0.curve) }
    defer { for curve in curves { curve.freeCurve() } }
    let stride = 72  // as if three fields had been added
    var memory = [UInt8](repeating: 0xAB, count: stride * curves.count)
    var pointers = unsafe curves.map(\.pointer)
    var statuses = [lrs_status](repeating: 77, count: curves.count)
    let expected = Batch(curves, nil, threads: 1)
    unsafe memory.withUnsafeMutableBytes { bytes in
      unsafe bytes.storeBytes(of: UInt32(stride), as: UInt32.self)
      let suggestions = unsafe bytes.baseAddress?.assumingMemoryBound(to: lrs_suggestion.self)
      let status = unsafe lrs_suggest_batch(
        &pointers, curves.count, nil, 1, suggestions, &statuses, nil)
      #expect(status == LRS_OK)
      for index in curves.indices where statuses[index] == LRS_OK {
        let found = unsafe bytes.loadUnaligned(
          fromByteOffset: index * stride, as: lrs_suggestion.self)
        #expect(found.rates == expected.suggestions[index].rates)
      }
    }
    #expect(statuses == expected.statuses)
    for index in curves.indices {
      #expect(memory[(index * stride + 64)..<((index + 1) * stride)].allSatisfy { $0 == 0xAB })
    }
  }

  /// One call of `lrs_suggest_batch`.
  private struct Batch {
    var suggestions: [lrs_suggestion]
    var statuses: [lrs_status]
    let status: Int

    init(_ curves: [Handle], _ context: lrs_context?, threads: UInt32) {
      var pointers = unsafe curves.map(\.pointer)
      var suggestions = curves.map { _ in lrs_suggestion.untouched }
      var statuses = [lrs_status](repeating: 77, count: curves.count)
      status = Int(
        withPointer(to: context) { context in
          unsafe lrs_suggest_batch(
            &pointers, curves.count, context, threads, &suggestions, &statuses, nil)
        })
      self.suggestions = suggestions
      self.statuses = statuses
    }
  }
}
