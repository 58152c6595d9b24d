import CLRSuggest
import LRSuggest

private enum AllSeries {
  static let table = HandleTable<SweepSeries>(tag: 9)

  /// The size `lrs_series_options` had when it was first shipped.
  private static let firstSize = 16

  static func series(_ handle: OpaquePointer?) throws(Failure) -> SweepSeries {
    guard let series = unsafe table.object(handle) else { throw .invalidHandle("series") }
    return series
  }

  /// Makes a series; NULL is `LRS_SERIES_OPTIONS_INIT`.
  static func series(
    options pointer: UnsafePointer<lrs_series_options>?, of sweep: Sweep,
    for context: Context
  ) throws(Failure) -> SweepSeries {
    var fields = lrs_series_options(
      struct_size: UInt32(MemoryLayout<lrs_series_options>.size), max_sweeps: 5,
      tolerance: SweepSeries.defaultTolerance)
    if let pointer = unsafe pointer {
      fields = try unsafe SizedStruct.read(
        pointer, named: "options", firstSize: firstSize, defaults: fields)
    }
    return try reported { () throws(SweepSeriesError) in
      try SweepSeries(
        schedule: sweep.schedule, stopRule: sweep.stopRule, for: context.training,
        smoothing: context.smoothing, maximumSweeps: Int(fields.max_sweeps),
        tolerance: fields.tolerance)
    }
  }
}

@_cdecl("lrs_series_create") @implementation
public func lrs_series_create(
  _ options: UnsafePointer<lrs_series_options>!, _ sweep: UnsafePointer<lrs_sweep_options>!,
  _ context: UnsafePointer<lrs_context>!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    let context = try unsafe Context(context)
    let sweep = try unsafe Sweeps.sweep(options: sweep)
    let series = try unsafe AllSeries.series(options: options, of: sweep, for: context)
    try unsafe AllSeries.table.store(series, in: out)
  }
}

@_cdecl("lrs_series_free") @implementation
public func lrs_series_free(_ series: OpaquePointer!) -> lrs_status {
  unsafe AllSeries.table.free(series)
}

@_cdecl("lrs_series_learning_rate") @implementation
public func lrs_series_learning_rate(
  _ series: OpaquePointer!, _ out: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let series = try unsafe AllSeries.series(series)
    let out = try unsafe Arguments.required(out, "out")
    guard let rate = series.learningRate else {
      throw Failure(
        LRS_PROBE_ENDED,
        "the series ended (\(series.state.rawValue)) after \(series.stepsSpent) losses")
    }
    unsafe out.pointee = rate
  }
}

@_cdecl("lrs_series_needs_reset") @implementation
public func lrs_series_needs_reset(
  _ series: OpaquePointer!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let series = try unsafe AllSeries.series(series)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = series.needsReset ? 1 : 0
  }
}

@_cdecl("lrs_series_record") @implementation
public func lrs_series_record(
  _ series: OpaquePointer!, _ loss: Double, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let problem = unsafe AllSeries.table.update(series) { series -> Failure? in
      do throws(SweepSeriesError) {
        try series.record(loss)
        return nil
      } catch {
        return Failure(error.status, error.description)
      }
    }
    guard let problem else { throw .invalidHandle("series") }
    if let problem { throw problem }
  }
}

@_cdecl("lrs_series_steps") @implementation
public func lrs_series_steps(
  _ series: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let series = try unsafe AllSeries.series(series)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = series.stepsSpent
  }
}

@_cdecl("lrs_series_state") @implementation
public func lrs_series_state(
  _ series: OpaquePointer!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let series = try unsafe AllSeries.series(series)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = Int32(SweepSeries.State.allCases.firstIndex(of: series.state) ?? 0)
  }
}

@_cdecl("lrs_series_state_name") @implementation
public func lrs_series_state_name(_ state: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.seriesStates[Int(state)]
}

@_cdecl("lrs_series_count") @implementation
public func lrs_series_count(
  _ series: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let series = try unsafe AllSeries.series(series)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = series.curves.count
  }
}

@_cdecl("lrs_series_curve") @implementation
public func lrs_series_curve(
  _ series: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curves = try unsafe AllSeries.series(series).curves
    let out = try unsafe Arguments.required(out, "out")
    let curve = try Arguments.element(of: curves, at: index, "\(curves.count) sweeps have ended")
    try unsafe Curves.table.store(curve, in: out)
  }
}

@_cdecl("lrs_series_runs") @implementation
public func lrs_series_runs(
  _ series: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let series = try unsafe AllSeries.series(series)
    let out = try unsafe Arguments.required(out, "out")
    guard let analysis = series.analysis else {
      throw Failure(
        LRS_ERROR_OUT_OF_TURN, "\(series.curves.count) sweeps have ended: two are needed")
    }
    try unsafe RunSets.table.store(analysis, in: out)
  }
}
