import CLRSuggest
import LRSuggest

/// The inputs of the networks, in the order of `LRS_FRAME_*`.
private enum Frame: Int32, CaseIterable {
  case curve, features, conditions, raster, stream

  func values(of analysis: Analysis) -> (values: [Float], anchor: Double)? {
    if self == .stream {
      return analysis.stream.map { ($0.rows.flatMap { $0 }, $0.anchor) }
    }
    guard let frame = analysis.frame else { return nil }
    switch self {
    case .curve: return (frame.curve, frame.anchor)
    case .features: return (frame.features, frame.anchor)
    case .conditions: return (frame.conditions, frame.anchor)
    case .raster, .stream: return (frame.raster, frame.anchor)
    }
  }
}

@_cdecl("lrs_analysis_frame") @implementation
public func lrs_analysis_frame(
  _ analysis: OpaquePointer!, _ frame: Int32, _ values: UnsafeMutablePointer<Float>!,
  _ capacity: Int, _ count: UnsafeMutablePointer<Int>!, _ anchor: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis)
    let frame: Frame = try Arguments.choice(frame, "frame")
    let count = try unsafe Arguments.required(count, "count")
    let anchor = try unsafe Arguments.required(anchor, "anchor")
    guard let found = frame.values(of: analysis) else {
      throw Failure(LRS_NOT_FOUND, "this curve has no anchor to place it by")
    }
    unsafe count.pointee = found.values.count
    unsafe anchor.pointee = found.anchor
    try Results.requireCapacity(capacity, for: found.values.count)
    unsafe Results.copy(found.values, to: values)
  }
}
