import CLRSuggest
import LRSuggest

enum RunSets {
  static let table = HandleTable<RunsAnalysis>(tag: 7)

  /// The size `lrs_spread` had when it was first shipped.
  fileprivate static let firstSpreadSize = 32

  static func analysis(_ handle: OpaquePointer?) throws(Failure) -> RunsAnalysis {
    guard let analysis = unsafe table.object(handle) else { throw .invalidHandle("runs") }
    return analysis
  }

  /// The curves behind an array of handles; the first that is none is named.
  static func curves(
    _ handles: UnsafePointer<OpaquePointer?>?, count: Int
  ) throws(Failure) -> [Curve] {
    guard let handles = unsafe handles else { throw .null("curves") }
    var curves: [Curve] = []
    for index in 0..<count {
      guard let curve = unsafe Curves.table.object(handles[index]) else {
        throw .invalidHandle("curves[\(index)]")
      }
      curves.append(curve)
    }
    return curves
  }
}

@_cdecl("lrs_runs_create") @implementation
public func lrs_runs_create(
  _ curves: UnsafePointer<OpaquePointer?>!, _ count: Int, _ context: UnsafePointer<lrs_context>!,
  _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    try Arguments.count(count, upTo: Runs.maximumCount, "count")
    let curves = count > 0 ? try unsafe RunSets.curves(curves, count: count) : []
    let context = try unsafe Context(context)
    let runs = try reported { () throws(RunsError) in try Runs(curves) }
    let analysis = runs.analysis(for: context.training, smoothing: context.smoothing)
    try unsafe RunSets.table.store(analysis, in: out)
  }
}

@_cdecl("lrs_runs_free") @implementation
public func lrs_runs_free(_ runs: OpaquePointer!) -> lrs_status {
  unsafe RunSets.table.free(runs)
}

@_cdecl("lrs_runs_count") @implementation
public func lrs_runs_count(
  _ runs: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = try RunSets.analysis(runs).runs.count
  }
}

@_cdecl("lrs_runs_suggestion") @implementation
public func lrs_runs_suggestion(
  _ runs: OpaquePointer!, _ out: UnsafeMutablePointer<lrs_suggestion>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe RunSets.analysis(runs)
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe Suggestions.size(of: out)
    if let refusal = analysis.refusal {
      throw Failure(Suggestions.status(of: refusal), analysis.explanation)
    }
    guard let suggestion = analysis.suggestion else { return }
    unsafe SizedStruct.write(
      Suggestions.fields(of: suggestion), to: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_runs_run") @implementation
public func lrs_runs_run(
  _ runs: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<lrs_suggestion>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let answers = try unsafe RunSets.analysis(runs).runs
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe Suggestions.size(of: out)
    let answer = try Arguments.element(of: answers, at: index, "there are \(answers.count) runs")
    try unsafe Suggestions.store(answer, in: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_runs_spread") @implementation
public func lrs_runs_spread(
  _ runs: OpaquePointer!, _ out: UnsafeMutablePointer<lrs_spread>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe RunSets.analysis(runs)
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(out), named: "out", firstSize: RunSets.firstSpreadSize)
    let fields = lrs_spread(
      struct_size: 0, reserved: 0, answered: UInt64(analysis.answeredCount),
      suggestions: analysis.spread ?? -1, elbows: analysis.elbowSpread ?? -1)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_runs_mean_curve") @implementation
public func lrs_runs_mean_curve(
  _ runs: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let mean = try unsafe RunSets.analysis(runs).mean
    let out = try unsafe Arguments.required(out, "out")
    try unsafe Curves.table.store(mean.curve, in: out)
  }
}

@_cdecl("lrs_runs_mean_analysis") @implementation
public func lrs_runs_mean_analysis(
  _ runs: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe RunSets.analysis(runs)
    let out = try unsafe Arguments.required(out, "out")
    try unsafe Analyses.table.store(KeptAnalysis(analysis.mean), in: out)
  }
}

@_cdecl("lrs_runs_explanation") @implementation
public func lrs_runs_explanation(
  _ runs: OpaquePointer!, _ buffer: UnsafeMutablePointer<CChar>!, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe RunSets.analysis(runs)
    try unsafe Texts.copy(to: buffer, capacity, length) { analysis.explanation }
  }
}
