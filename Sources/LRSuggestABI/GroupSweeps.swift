import CLRSuggest
import LRSuggest

private enum GroupSweeps {
  static let table = HandleTable<GroupSweep>(tag: 10)

  static func sweep(_ handle: OpaquePointer?) throws(Failure) -> GroupSweep {
    guard let sweep = unsafe table.object(handle) else { throw .invalidHandle("sweep") }
    return sweep
  }

  /// The names of groups; the first that is none is named.
  static func names(
    _ pointers: UnsafePointer<UnsafePointer<CChar>?>?, count: Int
  ) throws(Failure) -> [String] {
    guard let pointers = unsafe pointers else { throw .null("groups") }
    var names: [String] = []
    for index in 0..<count {
      guard let name = unsafe pointers[index] else { throw .null("groups[\(index)]") }
      names.append(unsafe String(cString: name))
    }
    return names
  }

  /// The rows of `count` groups, copied.
  static func steps(
    _ sums: UnsafePointer<Double>?, count: Int
  ) throws(Failure) -> [GroupStep] {
    guard let sums = unsafe sums else { throw .null("sums") }
    return (0..<count).map { group in
      let row = unsafe sums + group * Int(LRS_GROUP_SUMS)
      return unsafe GroupStep(
        gradientStep: row[0], previousStep: row[1], afterStep: row[2], stepSquare: row[3],
        weightSquare: row[4], gradientSquare: row[5])
    }
  }
}

@_cdecl("lrs_group_sweep_create") @implementation
public func lrs_group_sweep_create(
  _ groups: UnsafePointer<UnsafePointer<CChar>?>!, _ ratios: UnsafePointer<Double>!, _ count: Int,
  _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    try Arguments.count(count, upTo: GroupSweep.maximumGroups, "count")
    let names = try unsafe GroupSweeps.names(groups, count: count)
    let ratios =
      unsafe ratios == nil ? nil : try unsafe Arguments.array(ratios, count: count, "ratios")
    let sweep = try reported { () throws(GroupSweepError) in
      try GroupSweep(groups: names, ratios: ratios)
    }
    try unsafe GroupSweeps.table.store(sweep, in: out)
  }
}

@_cdecl("lrs_group_sweep_free") @implementation
public func lrs_group_sweep_free(_ sweep: OpaquePointer!) -> lrs_status {
  unsafe GroupSweeps.table.free(sweep)
}

@_cdecl("lrs_group_sweep_record") @implementation
public func lrs_group_sweep_record(
  _ sweep: OpaquePointer!, _ learning_rate: Double, _ loss: Double,
  _ sums: UnsafePointer<Double>!, _ count: Int, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    try Arguments.count(count, upTo: GroupSweep.maximumGroups, "count")
    let steps = try unsafe GroupSweeps.steps(sums, count: count)
    let problem = unsafe GroupSweeps.table.update(sweep) { sweep -> Failure? in
      do throws(GroupSweepError) {
        try sweep.record(learningRate: learning_rate, loss: loss, steps: steps)
        return nil
      } catch {
        return Failure(error.status, error.description)
      }
    }
    guard let problem else { throw .invalidHandle("sweep") }
    if let problem { throw problem }
  }
}

@_cdecl("lrs_group_sweep_count") @implementation
public func lrs_group_sweep_count(
  _ sweep: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let sweep = try unsafe GroupSweeps.sweep(sweep)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = sweep.count
  }
}

@_cdecl("lrs_group_sweep_report") @implementation
public func lrs_group_sweep_report(
  _ sweep: OpaquePointer!, _ context: UnsafePointer<lrs_context>!,
  _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let sweep = try unsafe GroupSweeps.sweep(sweep)
    let context = try unsafe Context(context)
    let out = try unsafe Arguments.required(out, "out")
    let report = try reported { () throws(GroupSweepError) in
      try sweep.report(for: context.training, smoothing: context.smoothing)
    }
    try unsafe GroupReports.table.store(report, in: out)
  }
}
