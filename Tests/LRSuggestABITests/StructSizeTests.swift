import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

/// Structs of callers that were compiled against another header.
@Suite struct StructSizeTests {
  @Test(arguments: [0, 1, 39, 4097, .max] as [UInt32])
  func aContextOfNoKnownSizeIsRefused(size: UInt32) throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    let found = SuggestCallTests.suggest(curve, .make { $0.struct_size = size })
    #expect(found.status == LRS_ERROR_STRUCT_SIZE)
    #expect(found.message.hasPrefix("context->struct_size is \(size):"))
    #expect(found.value.isUntouched)
    curve.freeCurve()
  }

  @Test(arguments: [0, 1, 39, 4097, .max] as [UInt32])
  func optionsOfNoKnownSizeAreRefused(size: UInt32) {
    let made = Handle.sweep(.make { $0.struct_size = size })
    #expect(made.status == LRS_ERROR_STRUCT_SIZE)
    #expect(made.message.hasPrefix("options->struct_size is \(size):"))
    #expect(made.value == .untouched)
  }

  @Test(arguments: [0, 1, 4097, .max] as [UInt32])
  func resultsOfNoKnownSizeAreRefused(size: UInt32) throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    for size in [size, size == 1 ? 31 : size] {
      var suggestion = lrs_suggestion.untouched, reading = lrs_reading.untouched
      var landmark = lrs_landmark.untouched
      suggestion.struct_size = size
      reading.struct_size = size
      var slopes = lrs_slopes.untouched
      landmark.struct_size = size
      slopes.struct_size = size
      expectRefused { unsafe lrs_suggest(curve.pointer, nil, &suggestion, $0) }
      expectRefused { unsafe lrs_analysis_suggestion(analysis.pointer, &suggestion, $0) }
      expectRefused { unsafe lrs_analysis_reading(analysis.pointer, &reading, $0) }
      expectRefused { unsafe lrs_analysis_landmark(analysis.pointer, 0, &landmark, $0) }
      expectRefused { unsafe lrs_analysis_slopes(analysis.pointer, &slopes, $0) }
      #expect(suggestion.isUntouched)
      #expect(suggestion.struct_size == size)
      #expect(reading.covered == 77)
      #expect(landmark.index == 77)
      #expect(slopes.mean == 7)
    }
    curve.freeCurve()
    analysis.freeAnalysis()
  }

  @Test(arguments: [0, 1, 79, 4097, .max] as [UInt32])
  func aGroupOfNoKnownSizeIsRefused(size: UInt32) throws {
    let sweep = try Handle.trainedGroupSweep(), report = sweep.groupReport().value
    var group = lrs_group_reading.untouched
    group.struct_size = size
    expectRefused { unsafe lrs_group_report_group(report.pointer, 0, &group, $0) }
    #expect((group.advice, group.share, group.struct_size) == (77, 7, size))
    let unread = sweep.groupReport(.make { $0.struct_size = min(size, 39) })
    #expect(unread.status == LRS_ERROR_STRUCT_SIZE)
    #expect(unread.value == .untouched)
    report.freeGroupReport()
    sweep.freeGroupSweep()
  }

  @Test(arguments: [64, 4096])
  func aNewerContextIsReadAsFarAsItIsKnown(size: Int) throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    let known = lrs_context.make { $0.steps = 5000 }
    let memory = Self.grown(known, to: size)
    let found = outcome(lrs_suggestion.untouched) { out, error in
      unsafe memory.withUnsafeBytes { bytes in
        unsafe lrs_suggest(
          curve.pointer, bytes.baseAddress?.assumingMemoryBound(to: lrs_context.self), out, error)
      }
    }
    #expect(found.status == LRS_OK)
    #expect(found.value.rates == SuggestCallTests.suggest(curve, known).value.rates)
    curve.freeCurve()
  }

  @Test(arguments: [64, 4096])
  func aNewerResultIsWrittenAsFarAsItIsKnown(size: Int) throws {
    let curve = try Handle.curve(TestCurve.classic.curve)
    var memory = Self.grown(lrs_suggestion.untouched, to: size)
    let found = unsafe memory.withUnsafeMutableBytes { bytes in
      let out = unsafe bytes.baseAddress?.assumingMemoryBound(to: lrs_suggestion.self)
      #expect(unsafe lrs_suggest(curve.pointer, nil, out, nil) == LRS_OK)
      return unsafe bytes.loadUnaligned(as: lrs_suggestion.self)
    }
    #expect(found.rates == SuggestCallTests.suggest(curve, nil).value.rates)
    #expect(found.struct_size == UInt32(size))
    #expect(memory.dropFirst(64).allSatisfy { $0 == 0xAB })
    curve.freeCurve()
  }

  @Test func theSizesOfTheHeaderAreAccepted() {
    #expect(MemoryLayout<lrs_context>.size == 56)
    #expect(MemoryLayout<lrs_suggestion>.size == 64)
    #expect(MemoryLayout<lrs_reading>.size == 72)
    #expect(MemoryLayout<lrs_landmark>.size == 56)
    #expect(MemoryLayout<lrs_basin>.size == 64)
    #expect(MemoryLayout<lrs_learned_estimate>.size == 384)
    #expect(MemoryLayout<lrs_slopes>.size == 88)
    #expect(MemoryLayout<lrs_group_reading>.size == 80)
    #expect(MemoryLayout<lrs_sweep_options>.size == 40)
    #expect(MemoryLayout<lrs_smoother>.size == 40)
    #expect(MemoryLayout<lrs_error>.size == 512)
  }

  /// The bytes of a struct with unknown ones behind it, and its `struct_size` set to all of them.
  private static func grown<Value>(_ value: Value, to size: Int) -> [UInt8] {
    var memory = [UInt8](repeating: 0xAB, count: size)
    unsafe withUnsafeBytes(of: value) { unsafe memory.replaceSubrange(0..<$0.count, with: $0) }
    unsafe withUnsafeBytes(of: UInt32(size)) { unsafe memory.replaceSubrange(0..<4, with: $0) }
    return memory
  }

  @safe private func expectRefused(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ call: (UnsafeMutablePointer<lrs_error>) -> lrs_status
  ) {
    let found = status(sourceLocation: sourceLocation, call)
    #expect(found.status == LRS_ERROR_STRUCT_SIZE, sourceLocation: sourceLocation)
    #expect(found.message.hasPrefix("out->struct_size is"), sourceLocation: sourceLocation)
  }
}
