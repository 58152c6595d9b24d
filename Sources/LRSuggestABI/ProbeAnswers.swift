import CLRSuggest
import LRSuggest

extension ProbeTrial {
  fileprivate func fields(size: UInt32) -> lrs_trial {
    lrs_trial(
      struct_size: size, state: Int32(Sweep.State.allCases.firstIndex(of: state) ?? 0),
      steps: UInt64(steps), learning_rate: learningRate, loss: loss ?? .nan)
  }
}

@_cdecl("lrs_probe_trials") @implementation
public func lrs_probe_trials(
  _ probe: OpaquePointer!, _ trials: UnsafeMutablePointer<lrs_trial>!, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let found = try unsafe Probes.probe(probe).trials
    let count = try unsafe Arguments.required(count, "count")
    unsafe count.pointee = found.count
    try Results.requireCapacity(capacity, for: found.count)
    let trials = try unsafe Arguments.required(trials, "trials")
    let start = UnsafeMutableRawPointer(trials)
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(start), named: "trials", firstSize: Probes.firstTrialSize)
    for (index, trial) in found.enumerated() {
      let place = unsafe start + index * size
      unsafe place.storeBytes(of: UInt32(size), as: UInt32.self)
      unsafe SizedStruct.write(trial.fields(size: UInt32(size)), to: place, size: size)
    }
  }
}

@_cdecl("lrs_probe_answer") @implementation
public func lrs_probe_answer(
  _ probe: OpaquePointer!, _ out: UnsafeMutablePointer<lrs_probe_result>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let probe = try unsafe Probes.probe(probe)
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(out), named: "out", firstSize: Probes.firstResultSize)
    guard let answer = probe.answer else {
      throw Failure(
        probe.state == .running ? LRS_ERROR_OUT_OF_TURN : LRS_REFUSED_DIVERGED_AT_START,
        probe.explanation)
    }
    let fields = lrs_probe_result(
      struct_size: 0, reserved: 0, steps: UInt64(probe.stepsSpent),
      learning_rate: answer.learningRate, interval_low: answer.interval.low,
      interval_high: answer.interval.high, best_learning_rate: answer.bestLearningRate,
      correction: answer.correction, weight: answer.weight)
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_probe_explanation") @implementation
public func lrs_probe_explanation(
  _ probe: OpaquePointer!, _ buffer: UnsafeMutablePointer<CChar>!, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let probe = try unsafe Probes.probe(probe)
    try unsafe Texts.copy(to: buffer, capacity, length) { probe.explanation }
  }
}
