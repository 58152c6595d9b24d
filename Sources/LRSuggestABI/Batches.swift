import CLRSuggest
import LRSuggest

@_cdecl("lrs_suggest_batch") @implementation
public func lrs_suggest_batch(
  _ curves: UnsafePointer<OpaquePointer?>!, _ count: Int, _ context: UnsafePointer<lrs_context>!,
  _ threads: UInt32, _ suggestions: UnsafeMutablePointer<lrs_suggestion>!,
  _ statuses: UnsafeMutablePointer<lrs_status>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try Arguments.count(count, upTo: 1 << 24, "count")
    guard count > 0 else { return }
    guard let curves = unsafe curves else { throw .null("curves") }
    let suggestions = try unsafe Arguments.required(suggestions, "suggestions")
    let statuses = try unsafe Arguments.required(statuses, "statuses")
    let context = try unsafe Context(context)
    let size = try unsafe Suggestions.size(of: suggestions)
    guard size % MemoryLayout<lrs_suggestion>.alignment == 0 else {
      throw Failure(LRS_ERROR_STRUCT_SIZE, "suggestions[0].struct_size is \(size): no array stride")
    }

    let found = (0..<count).map { unsafe Curves.table.object(curves[$0]) }
    let answers = Batch.suggest(
      for: found.compactMap(\.self), context: context.training, smoothing: context.smoothing,
      threads: threads == 0 ? nil : Int(threads))
    var next = answers.makeIterator()
    for (index, curve) in found.enumerated() {
      guard curve != nil, let answer = next.next() else {
        unsafe statuses[index] = lrs_status(LRS_ERROR_INVALID_HANDLE)
        continue
      }
      let slot = unsafe UnsafeMutableRawPointer(suggestions) + index * size
      do throws(Failure) {
        try unsafe Suggestions.store(answer, in: slot, size: size)
        unsafe statuses[index] = lrs_status(LRS_OK)
      } catch {
        unsafe statuses[index] = error.status
      }
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
    try Arguments.count(count, upTo: 1 << 24, "count")
    guard count > 0 else { return }
    guard let curves = unsafe curves else { throw .null("curves") }
    let rates = try unsafe Arguments.required(learning_rates, "learning_rates")
    let statuses = try unsafe Arguments.required(statuses, "statuses")
    let context = try unsafe Context(context)

    let found = (0..<count).map { unsafe Curves.table.object(curves[$0]) }
    let answers = Batch.learningRates(
      by: rule, on: found.compactMap(\.self), for: context.training, smoothing: context.smoothing,
      threads: threads == 0 ? nil : Int(threads))
    var next = answers.makeIterator()
    for (index, curve) in found.enumerated() {
      guard let curve, let answer = next.next() else {
        unsafe statuses[index] = lrs_status(LRS_ERROR_INVALID_HANDLE)
        continue
      }
      if let rate = answer { unsafe rates[index] = rate }
      unsafe statuses[index] =
        answer == nil ? Rules.refusal(of: rule, on: curve).status : lrs_status(LRS_OK)
    }
  }
}
