import CLRSuggest
import LRSuggest

/// What networks say, as C reads it.
private enum LearnedEstimates {
  /// The size `lrs_learned_estimate` had when it was first shipped.
  private static let firstSize = 384

  /// The size of the caller's struct.
  static func size(of out: UnsafeMutablePointer<lrs_learned_estimate>) throws(Failure) -> Int {
    try unsafe SizedStruct.size(of: UnsafeRawPointer(out), named: "out", firstSize: firstSize)
  }

  /// Writes an estimate to a struct of `size` bytes.
  static func store(
    _ estimate: LearnedEstimate, in out: UnsafeMutablePointer<lrs_learned_estimate>, size: Int
  ) {
    var fields = lrs_learned_estimate()
    fields.is_supported = estimate.isSupported ? 1 : 0
    fields.learning_rate = estimate.learningRate
    fields.interval_low = estimate.interval.low
    fields.interval_high = estimate.interval.high
    fields.spread = estimate.spread
    fields.disagreement = estimate.disagreement
    fields.anchor = estimate.anchor
    unsafe withUnsafeMutableBytes(of: &fields.distribution) { bytes in
      let numbers = unsafe bytes.bindMemory(to: Double.self)
      for (index, number) in zip(numbers.indices, estimate.distribution) {
        unsafe numbers[index] = number
      }
    }
    unsafe SizedStruct.write(fields, to: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_member_named") @implementation
public func lrs_member_named(
  _ name: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe Names.find(name, out, error, LearnedMember.init(named:))
}

@_cdecl("lrs_analysis_learned") @implementation
public func lrs_analysis_learned(
  _ analysis: OpaquePointer!, _ member: Int32, _ out: UnsafeMutablePointer<lrs_learned_estimate>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let analysis = try unsafe Analyses.analysis(analysis)
    let member: LearnedMember = try Arguments.choice(member, "member")
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe LearnedEstimates.size(of: out)
    guard let estimate = analysis.learned(member) else {
      throw .noNetworks(LRS_NOT_FOUND, "this curve has no anchor to place it by")
    }
    unsafe LearnedEstimates.store(estimate, in: out, size: size)
  }
}

@_cdecl("lrs_sweep_estimate") @implementation
public func lrs_sweep_estimate(
  _ sweep: OpaquePointer!, _ context: UnsafePointer<lrs_context>!,
  _ out: UnsafeMutablePointer<lrs_learned_estimate>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let context = try unsafe Context(context)
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe LearnedEstimates.size(of: out)
    let found = unsafe Sweeps.table.update(sweep) { $0.estimate(for: context.training) }
    guard let found else { throw .invalidHandle("sweep") }
    guard let estimate = found else {
      throw .noNetworks(LRS_NOT_FOUND, "the sweep has no finite loss yet")
    }
    unsafe LearnedEstimates.store(estimate, in: out, size: size)
  }
}
