import CLRSuggest
import LRSuggest

@_cdecl("lrs_suggest_batch") @implementation
public func lrs_suggest_batch(
  _ curves: UnsafePointer<OpaquePointer?>!, _ count: Int, _ context: UnsafePointer<lrs_context>!,
  _ threads: UInt32, _ suggestions: UnsafeMutablePointer<lrs_suggestion>!,
  _ statuses: UnsafeMutablePointer<lrs_status>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    guard try unsafe Batches.holdsCurves(curves, count) else { return }
    let suggestions = try unsafe Arguments.required(suggestions, "suggestions")
    let statuses = try unsafe Arguments.required(statuses, "statuses")
    let context = try unsafe Context(context)
    let size = try unsafe Suggestions.size(of: suggestions)
    guard size % MemoryLayout<lrs_suggestion>.alignment == 0 else {
      throw Failure(LRS_ERROR_STRUCT_SIZE, "suggestions[0].struct_size is \(size): no array stride")
    }
    unsafe Batches.answer(curves, count, statuses) { curves in
      Batch.suggest(
        for: curves, context: context.training, smoothing: context.smoothing,
        threads: Batches.threads(threads))
    } storing: { (index, _, answer) throws(Failure) in
      let slot = unsafe UnsafeMutableRawPointer(suggestions) + index * size
      try unsafe Suggestions.store(answer, in: slot, size: size)
    }
  }
}

@_cdecl("lrs_rule_batch") @implementation
public func lrs_rule_batch(
  _ name: UnsafePointer<CChar>!, _ curves: UnsafePointer<OpaquePointer?>!, _ count: Int,
  _ context: UnsafePointer<lrs_context>!, _ threads: UInt32,
  _ learning_rates: UnsafeMutablePointer<Double>!, _ statuses: UnsafeMutablePointer<lrs_status>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let rule = try unsafe Rules.rule(named: name)
    guard try unsafe Batches.holdsCurves(curves, count) else { return }
    let rates = try unsafe Arguments.required(learning_rates, "learning_rates")
    let statuses = try unsafe Arguments.required(statuses, "statuses")
    let context = try unsafe Context(context)
    unsafe Batches.answer(curves, count, statuses) { curves in
      Batch.learningRates(
        by: rule, on: curves, for: context.training, smoothing: context.smoothing,
        threads: Batches.threads(threads))
    } storing: { (index, curve, rate) throws(Failure) in
      guard let rate else { throw Rules.refusal(of: rule, on: curve) }
      unsafe rates[index] = rate
    }
  }
}

/// What calls that take many curves have in common.
private enum Batches {
  /// False where there is nothing to do.
  static func holdsCurves(
    _ curves: UnsafePointer<OpaquePointer?>?, _ count: Int
  ) throws(Failure) -> Bool {
    try Arguments.count(count, upTo: 1 << 24, "count")
    guard count > 0 else { return false }
    guard unsafe curves != nil else { throw .null("curves") }
    return true
  }

  static func threads(_ threads: UInt32) -> Int? { threads == 0 ? nil : Int(clamping: threads) }

  /// Asks about the curves that are live handles, and stores answer and status of each; a handle
  /// that is none has a status of its own.
  static func answer<Answer>(
    _ curves: UnsafePointer<OpaquePointer?>, _ count: Int,
    _ statuses: UnsafeMutablePointer<lrs_status>, asking ask: ([Curve]) -> [Answer],
    storing store: (Int, Curve, Answer) throws(Failure) -> Void
  ) {
    let found = (0..<count).map { unsafe Curves.table.object(curves[$0]) }
    var answers = ask(found.compactMap(\.self)).makeIterator()
    for (index, curve) in found.enumerated() {
      guard let curve, let answer = answers.next() else {
        unsafe statuses[index] = lrs_status(LRS_ERROR_INVALID_HANDLE)
        continue
      }
      do throws(Failure) {
        try store(index, curve, answer)
        unsafe statuses[index] = lrs_status(LRS_OK)
      } catch {
        unsafe statuses[index] = error.status
      }
    }
  }
}
