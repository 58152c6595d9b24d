import CLRSuggest
import LRSuggest

enum Probes {
  static let table = HandleTable<ResetProbe>(tag: 8)

  /// The sizes the structs had when they were first shipped.
  private static let firstOptionsSize = 40
  static let firstTrialSize = 32
  static let firstResultSize = 64

  static func probe(_ handle: OpaquePointer?) throws(Failure) -> ResetProbe {
    guard let probe = unsafe table.object(handle) else { throw .invalidHandle("probe") }
    return probe
  }

  static func probe(
    options pointer: UnsafePointer<lrs_probe_options>?, for context: TrainingContext
  ) throws(Failure) -> ResetProbe {
    guard let pointer = unsafe pointer else { throw .null("options") }
    let fields = try unsafe SizedStruct.read(
      pointer, named: "options", firstSize: firstOptionsSize,
      defaults: lrs_probe_options(
        struct_size: 0, max_rates: 6, steps_per_rate: Int64(LRS_UNKNOWN), learning_rate: 0,
        interval_low: Double(LRS_UNKNOWN), interval_high: Double(LRS_UNKNOWN)))
    let (low, high) = (fields.interval_low, fields.interval_high)
    let isUnknown = low == Double(LRS_UNKNOWN) && high == Double(LRS_UNKNOWN)
    let interval =
      isUnknown
      ? nil : try reported { () throws(SearchRangeError) in try SearchRange(from: low, to: high) }
    return try reported { () throws(ProbeError) in
      try ResetProbe(
        around: fields.learning_rate, interval: interval, for: context,
        stepsPerRate: fields.steps_per_rate == Int64(LRS_UNKNOWN)
          ? nil : Int(clamping: fields.steps_per_rate),
        maximumRates: Int(fields.max_rates))
    }
  }
}

@_cdecl("lrs_probe_create") @implementation
public func lrs_probe_create(
  _ options: UnsafePointer<lrs_probe_options>!, _ context: UnsafePointer<lrs_context>!,
  _ out: UnsafeMutablePointer<OpaquePointer?>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    let context = try unsafe Context(context)
    let probe = try unsafe Probes.probe(options: options, for: context.training)
    try unsafe Probes.table.store(probe, in: out)
  }
}

@_cdecl("lrs_probe_free") @implementation
public func lrs_probe_free(_ probe: OpaquePointer!) -> lrs_status {
  unsafe Probes.table.free(probe)
}

@_cdecl("lrs_probe_learning_rate") @implementation
public func lrs_probe_learning_rate(
  _ probe: OpaquePointer!, _ out: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let probe = try unsafe Probes.probe(probe)
    let out = try unsafe Arguments.required(out, "out")
    guard let rate = probe.learningRate else {
      throw Failure(
        LRS_PROBE_ENDED,
        "the probe ended (\(probe.state.rawValue)) after \(probe.stepsSpent) losses")
    }
    unsafe out.pointee = rate
  }
}

@_cdecl("lrs_probe_needs_reset") @implementation
public func lrs_probe_needs_reset(
  _ probe: OpaquePointer!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let probe = try unsafe Probes.probe(probe)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = probe.needsReset ? 1 : 0
  }
}

@_cdecl("lrs_probe_record") @implementation
public func lrs_probe_record(
  _ probe: OpaquePointer!, _ loss: Double, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let problem = unsafe Probes.table.update(probe) { probe -> Failure? in
      do throws(ProbeError) {
        try probe.record(loss)
        return nil
      } catch {
        return Failure(error.status, error.description)
      }
    }
    guard let problem else { throw .invalidHandle("probe") }
    if let problem { throw problem }
  }
}

@_cdecl("lrs_probe_state") @implementation
public func lrs_probe_state(
  _ probe: OpaquePointer!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let probe = try unsafe Probes.probe(probe)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = Int32(ResetProbe.State.allCases.firstIndex(of: probe.state) ?? 0)
  }
}

@_cdecl("lrs_probe_state_name") @implementation
public func lrs_probe_state_name(_ state: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.probeStates[Int(state)]
}
