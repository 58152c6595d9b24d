import CLRSuggest
import LRSuggest

@_cdecl("lrs_range_name") @implementation
public func lrs_range_name(_ range: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.ranges[Int(range)]
}

@_cdecl("lrs_analysis_range") @implementation
public func lrs_analysis_range(
  _ analysis: OpaquePointer!, _ range: Int32, _ above_elbow: Int32,
  _ low: UnsafeMutablePointer<Double>!, _ high: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis)
    let kind: SearchRange.Kind = try Arguments.choice(range, "range")
    let aboveElbow = try Arguments.flag(above_elbow, "above_elbow")
    let low = try unsafe Arguments.required(low, "low")
    let high = try unsafe Arguments.required(high, "high")
    guard let found = analysis.searchRange(kind, aboveElbow: aboveElbow) else {
      throw Failure(LRS_NOT_FOUND, "this curve has no range \(kind.rawValue)")
    }
    unsafe low.pointee = found.low
    unsafe high.pointee = found.high
  }
}

@_cdecl("lrs_sample_log_uniform") @implementation
public func lrs_sample_log_uniform(
  _ low: Double, _ high: Double, _ seed: UInt64, _ out: UnsafeMutablePointer<Double>!,
  _ count: Int, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let range = try reported { () throws(SearchRangeError) in
      try SearchRange(from: low, to: high)
    }
    try Arguments.count(count, upTo: SearchRange.maximumCount, "count")
    guard count > 0 else { return }
    let out = try unsafe Arguments.required(out, "out")
    unsafe Results.copy(range.sample(count, seed: seed), to: out)
  }
}
