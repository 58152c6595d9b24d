import LRSuggest

// What JavaScript calls. Numbers come and go in flat memory; texts go as a record that JavaScript
// frees: its length in bytes, four bytes of nothing, and JSON in UTF-8.

@_cdecl("page_read")
public func pageRead(
  _ bytes: UnsafePointer<UInt8>?, _ count: Int, _ name: UnsafePointer<UInt8>?, _ nameCount: Int,
  _ rate: UnsafePointer<UInt8>?, _ rateCount: Int, _ loss: UnsafePointer<UInt8>?, _ lossCount: Int,
  _ firstRow: Double, _ endRow: Double
) -> UnsafeMutableRawPointer {
  let wanted = unsafe WantedColumns(
    rate: FlatMemory.name(rate, rateCount), loss: FlatMemory.name(loss, lossCount))
  let error = failure { () throws(DataError) in
    let first = Int(exactly: firstRow), end = Int(exactly: endRow)
    var rows: Range<Int>?
    if !firstRow.isNaN || !endRow.isNaN {
      guard let first, let end, first >= 0, first < end else {
        throw DataError("rows must be two whole numbers, as 0:400, the second above the first")
      }
      rows = first..<end
    }
    try unsafe PageState.shared.read(
      FlatMemory.array(bytes, count), named: FlatMemory.name(name, nameCount) ?? "pasted text",
      wanted: wanted, rows: rows)
  }
  return unsafe FlatMemory.record(PageState.shared.fields(after: error))
}

@_cdecl("page_curve")
public func pageCurve(
  _ learningRates: UnsafePointer<Double>?, _ losses: UnsafePointer<Double>?, _ count: Int
) -> UnsafeMutableRawPointer {
  let error = failure { () throws(DataError) in
    try unsafe PageState.shared.take(
      FlatMemory.array(learningRates, count), FlatMemory.array(losses, count))
  }
  return unsafe FlatMemory.record(PageState.shared.fields(after: error))
}

/// Says what is known of the training: -1 and NaN where nothing is.
@_cdecl("page_context")
public func pageContext(
  _ schedule: Int32, _ optimizer: Int32, _ steps: Double, _ batchSize: Double,
  _ fineTuning: Int32, _ emaBeta: Double, _ epochs: Double
) -> UnsafeMutableRawPointer {
  let error = failure { () throws(DataError) in
    try unsafe PageState.shared.know(
      TrainingContext.ofPage(
        schedule: schedule, optimizer: optimizer, steps: steps, batchSize: batchSize,
        fineTuning: fineTuning != 0, emaBeta: emaBeta, epochs: epochs))
  }
  return unsafe FlatMemory.record(PageState.shared.fields(after: error))
}

@_cdecl("page_answer")
public func pageAnswer() -> UnsafeMutableRawPointer {
  unsafe FlatMemory.record(PageState.shared.answer)
}

/// Copies the points to two buffers of as many doubles as `page_read` said there are points.
@_cdecl("page_points")
public func pagePoints(
  _ learningRates: UnsafeMutablePointer<Double>?, _ losses: UnsafeMutablePointer<Double>?
) {
  guard let curve = unsafe PageState.shared.curve else { return }
  unsafe learningRates?.update(from: curve.learningRates, count: curve.count)
  unsafe losses?.update(from: curve.losses, count: curve.count)
}

/// The names and texts of all rules.
@_cdecl("page_rules")
public func pageRules() -> UnsafeMutableRawPointer {
  unsafe FlatMemory.record(RuleFields.all)
}

/// What a rule answers; NaN where it answers nothing.
@_cdecl("page_rule")
public func pageRule(_ index: Int32) -> Double {
  let rules = Rule.all
  guard let state = unsafe PageState.shared.curve, rules.indices.contains(Int(index)) else {
    return .nan
  }
  return unsafe rules[Int(index)].learningRate(on: state, for: PageState.shared.context) ?? .nan
}

private func failure(_ body: () throws(DataError) -> Void) -> DataError? {
  do throws(DataError) {
    try body()
    return nil
  } catch {
    return error
  }
}
