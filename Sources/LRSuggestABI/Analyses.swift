import CLRSuggest
import LRSuggest

enum Analyses {
  static let table = HandleTable<KeptAnalysis>(tag: 2)

  /// The sizes `lrs_landmark` and `lrs_reading` had when they were first shipped.
  fileprivate static let firstLandmarkSize = 32
  fileprivate static let firstReadingSize = 48

  static func analysis(_ handle: OpaquePointer?) throws(Failure) -> Analysis {
    try unsafe kept(handle).analysis
  }

  fileprivate static func kept(_ handle: OpaquePointer?) throws(Failure) -> KeptAnalysis {
    guard let kept = unsafe table.object(handle) else { throw .invalidHandle("analysis") }
    return kept
  }
}

@_cdecl("lrs_analysis_create") @implementation
public func lrs_analysis_create(
  _ curve: OpaquePointer!, _ context: UnsafePointer<lrs_context>!,
  _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curve = try unsafe Curves.curve(curve)
    let context = try unsafe Context(context)
    let out = try unsafe Arguments.required(out, "out")
    let analysis = Analysis(of: curve, for: context.training, smoothing: context.smoothing)
    try unsafe Analyses.table.store(KeptAnalysis(analysis), in: out)
  }
}

@_cdecl("lrs_analysis_free") @implementation
public func lrs_analysis_free(_ analysis: OpaquePointer!) -> lrs_status {
  unsafe Analyses.table.free(analysis)
}

@_cdecl("lrs_analysis_suggestion") @implementation
public func lrs_analysis_suggestion(
  _ analysis: OpaquePointer!, _ out: UnsafeMutablePointer<lrs_suggestion>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis)
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe Suggestions.size(of: out)
    try unsafe Suggestions.store(analysis.answer, in: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_analysis_reading") @implementation
public func lrs_analysis_reading(
  _ analysis: OpaquePointer!, _ out: UnsafeMutablePointer<lrs_reading>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis), reading = analysis.reading
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(out), named: "out", firstSize: Analyses.firstReadingSize)
    guard let bandwidth = reading.bandwidth else { throw .nothingToSmooth }
    let fields = lrs_reading(
      struct_size: 0, end: Int32(Signal.End.allCases.firstIndex(of: reading.end) ?? 0),
      covered: UInt64(reading.coveredCount), drop: reading.drop, noise: reading.noise,
      significance: reading.significance, bandwidth: bandwidth,
      onset: reading.onset ?? .nan, logarithmic: reading.isLogarithmic ? 1 : 0,
      starts_badly: reading.startsBadly ? 1 : 0, onset_share: analysis.onsetShare)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_landmark_name") @implementation
public func lrs_landmark_name(_ landmark: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.landmarks[Int(landmark)]
}

@_cdecl("lrs_analysis_landmark") @implementation
public func lrs_analysis_landmark(
  _ analysis: OpaquePointer!, _ landmark: Int32, _ out: UnsafeMutablePointer<lrs_landmark>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let kept = try unsafe Analyses.kept(analysis)
    let kind: Landmark.Kind = try Arguments.choice(landmark, "landmark")
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(out), named: "out", firstSize: Analyses.firstLandmarkSize)
    guard let landmark = kept.analysis.landmarks[kind] else {
      throw Failure(LRS_NOT_FOUND, "this curve has no \(kind.rawValue)")
    }
    // A caller whose struct has no room for the interval does not wait for it.
    let interval = size > Analyses.firstLandmarkSize ? kept.intervals[kind] : nil
    let fields = lrs_landmark(
      struct_size: 0, reserved: 0, index: UInt64(landmark.index.magnitude),
      learning_rate: landmark.learningRate, loss: landmark.loss,
      low: interval?.low ?? .nan, high: interval?.high ?? .nan,
      probability: interval?.probability ?? .nan)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_analysis_smooth") @implementation
public func lrs_analysis_smooth(
  _ analysis: OpaquePointer!, _ learning_rates: UnsafeMutablePointer<Double>!,
  _ losses: UnsafeMutablePointer<Double>!, _ lower: UnsafeMutablePointer<Double>!,
  _ upper: UnsafeMutablePointer<Double>!, _ capacity: Int, _ count: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis)
    let count = try unsafe Arguments.required(count, "count")
    guard let smooth = analysis.smoothCurve else { throw .nothingToSmooth }
    unsafe count.pointee = smooth.learningRates.count
    try Results.requireCapacity(capacity, for: smooth.learningRates.count)
    unsafe Results.copy(smooth.learningRates, to: learning_rates)
    unsafe Results.copy(smooth.losses, to: losses)
    unsafe Results.copy(smooth.lower, to: lower)
    unsafe Results.copy(smooth.upper, to: upper)
  }
}
