import CLRSuggest
import LRSuggest

/// A context as C passes it, understood.
struct Context {
  let training: TrainingContext
  let smoothing: Smoothing

  /// The size `lrs_context` had when it was first shipped.
  private static let firstSize = 40

  /// Reads a context; NULL is `LRS_CONTEXT_INIT`.
  init(_ pointer: UnsafePointer<lrs_context>?) throws(Failure) {
    var fields = lrs_context(
      struct_size: UInt32(MemoryLayout<lrs_context>.size),
      schedule: Int32(LRS_SCHEDULE_ONE_CYCLE), optimizer: LRS_UNKNOWN, fine_tuning: 0,
      steps: Int64(LRS_UNKNOWN), batch_size: Int64(LRS_UNKNOWN), smoothing: Double(LRS_UNKNOWN),
      ema_beta: Double(LRS_UNKNOWN), epochs: Double(LRS_UNKNOWN))
    if let pointer = unsafe pointer {
      fields = try unsafe SizedStruct.read(
        pointer, named: "context", firstSize: Self.firstSize, defaults: fields)
    }
    try self.init(fields)
  }

  private init(_ fields: lrs_context) throws(Failure) {
    let schedule: Schedule = try Arguments.choice(fields.schedule, "context->schedule")
    let optimizer: OptimizerFamily? =
      fields.optimizer == LRS_UNKNOWN
      ? nil : try Arguments.choice(fields.optimizer, "context->optimizer")
    let fineTuning = try Arguments.flag(fields.fine_tuning, "context->fine_tuning")
    training = try reported { () throws(ContextError) in
      try TrainingContext(
        schedule: schedule, optimizer: optimizer, steps: Self.known(fields.steps),
        batchSize: Self.known(fields.batch_size), fineTuning: fineTuning,
        emaBeta: Self.known(fields.ema_beta), epochs: Self.known(fields.epochs))
    }
    smoothing =
      fields.smoothing == Double(LRS_UNKNOWN)
      ? .automatic
      : try reported { () throws(SmoothingError) in try Smoothing(penalty: fields.smoothing) }
  }

  private static func known(_ value: Int64) -> Int? {
    value == Int64(LRS_UNKNOWN) ? nil : Int(clamping: value)
  }

  private static func known(_ value: Double) -> Double? {
    value == Double(LRS_UNKNOWN) ? nil : value
  }
}

@_cdecl("lrs_schedule_named") @implementation
public func lrs_schedule_named(
  _ name: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe Names.find(name, out, error, Schedule.init(named:))
}

@_cdecl("lrs_optimizer_named") @implementation
public func lrs_optimizer_named(
  _ name: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe Names.find(name, out, error, OptimizerFamily.init(named:))
}
