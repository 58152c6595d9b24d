import CLRSuggest
import LRSuggest

enum Sweeps {
  static let table = HandleTable<Sweep>(tag: 3)

  /// The size `lrs_sweep_options` had when it was first shipped.
  private static let firstSize = 40

  static func sweep(_ handle: OpaquePointer?) throws(Failure) -> Sweep {
    guard let sweep = unsafe table.object(handle) else { throw .invalidHandle("sweep") }
    return sweep
  }

  /// Asks a sweep something quick while nobody changes it. A copy asked later would share its
  /// losses with it, so that the next one recorded could not be appended in place.
  static func asked<Answer: Sendable>(
    _ handle: OpaquePointer?, _ question: (Sweep) -> Answer
  ) throws(Failure) -> Answer {
    guard let answer = unsafe table.update(handle, { question($0) }) else {
      throw .invalidHandle("sweep")
    }
    return answer
  }

  /// Makes a sweep; NULL is `LRS_SWEEP_OPTIONS_INIT`.
  static func sweep(
    options pointer: UnsafePointer<lrs_sweep_options>?
  ) throws(Failure) -> Sweep {
    var fields = lrs_sweep_options(
      struct_size: UInt32(MemoryLayout<lrs_sweep_options>.size), mode: Int32(LRS_MODE_EXPONENTIAL),
      start_learning_rate: 1e-7, end_learning_rate: 10, num_iter: 100,
      stop: Int32(LRS_STOP_CUSUM), reserved: 0)
    if let pointer = unsafe pointer {
      fields = try unsafe SizedStruct.read(
        pointer, named: "options", firstSize: firstSize, defaults: fields)
    }
    let mode: SweepMode = try Arguments.choice(fields.mode, "options->mode")
    let stopRule: StopRule = try Arguments.choice(fields.stop, "options->stop")
    let schedule = try reported { () throws(SweepError) in
      try SweepSchedule(
        start: fields.start_learning_rate, end: fields.end_learning_rate,
        count: Int(clamping: fields.num_iter), mode: mode)
    }
    return Sweep(schedule: schedule, stopRule: stopRule)
  }
}

@_cdecl("lrs_mode_named") @implementation
public func lrs_mode_named(
  _ name: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe Names.find(name, out, error, SweepMode.init(named:))
}

@_cdecl("lrs_stop_named") @implementation
public func lrs_stop_named(
  _ name: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe Names.find(name, out, error, StopRule.init(named:))
}

@_cdecl("lrs_sweep_create") @implementation
public func lrs_sweep_create(
  _ options: UnsafePointer<lrs_sweep_options>!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    let sweep = try unsafe Sweeps.sweep(options: options)
    try unsafe Sweeps.table.store(sweep, in: out)
  }
}

@_cdecl("lrs_sweep_free") @implementation
public func lrs_sweep_free(_ sweep: OpaquePointer!) -> lrs_status {
  unsafe Sweeps.table.free(sweep)
}

@_cdecl("lrs_sweep_learning_rate") @implementation
public func lrs_sweep_learning_rate(
  _ sweep: OpaquePointer!, _ out: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let (rate, state, count) = try unsafe Sweeps.asked(sweep) {
      ($0.learningRate, $0.state, $0.losses.count)
    }
    let out = try unsafe Arguments.required(out, "out")
    guard let rate else {
      throw Failure(
        LRS_SWEEP_ENDED, "the sweep ended (\(state.rawValue)) after \(count) losses")
    }
    unsafe out.pointee = rate
  }
}

@_cdecl("lrs_sweep_record") @implementation
public func lrs_sweep_record(
  _ sweep: OpaquePointer!, _ loss: Double, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let problem = unsafe Sweeps.table.update(sweep) { sweep -> Failure? in
      do throws(SweepError) {
        try sweep.record(loss)
        return nil
      } catch {
        return Failure(error.status, error.description)
      }
    }
    guard let problem else { throw .invalidHandle("sweep") }
    if let problem { throw problem }
  }
}

@_cdecl("lrs_sweep_count") @implementation
public func lrs_sweep_count(
  _ sweep: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = try Sweeps.asked(sweep) { $0.losses.count }
  }
}

@_cdecl("lrs_sweep_state") @implementation
public func lrs_sweep_state(
  _ sweep: OpaquePointer!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let state = try unsafe Sweeps.asked(sweep) { $0.state }
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = Int32(Sweep.State.allCases.firstIndex(of: state) ?? 0)
  }
}

@_cdecl("lrs_sweep_state_name") @implementation
public func lrs_sweep_state_name(_ state: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.sweepStates[Int(state)]
}

@_cdecl("lrs_sweep_curve") @implementation
public func lrs_sweep_curve(
  _ sweep: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let sweep = try unsafe Sweeps.sweep(sweep)
    let out = try unsafe Arguments.required(out, "out")
    let curve = try reported { () throws(CurveError) in try sweep.curve() }
    try unsafe Curves.table.store(curve, in: out)
  }
}
