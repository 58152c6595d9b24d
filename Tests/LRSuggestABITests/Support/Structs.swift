import CLRSuggest

// The *_INIT macros of the header are no constants to Swift.

extension lrs_context {
  /// `LRS_CONTEXT_INIT` with some fields changed.
  static func make(_ change: (inout lrs_context) -> Void = { _ in }) -> lrs_context {
    var context = lrs_context(
      struct_size: 56, schedule: Int32(LRS_SCHEDULE_ONE_CYCLE), optimizer: LRS_UNKNOWN,
      fine_tuning: 0, steps: Int64(LRS_UNKNOWN), batch_size: Int64(LRS_UNKNOWN),
      smoothing: Double(LRS_UNKNOWN), ema_beta: Double(LRS_UNKNOWN),
      epochs: Double(LRS_UNKNOWN))
    change(&context)
    return context
  }
}

extension lrs_sweep_options {
  /// `LRS_SWEEP_OPTIONS_INIT` with some fields changed.
  static func make(
    _ change: (inout lrs_sweep_options) -> Void = { _ in }
  ) -> lrs_sweep_options {
    var options = lrs_sweep_options(
      struct_size: 40, mode: Int32(LRS_MODE_EXPONENTIAL), start_learning_rate: 1e-7,
      end_learning_rate: 10, num_iter: 100, stop: Int32(LRS_STOP_CUSUM), reserved: 0)
    change(&options)
    return options
  }
}

extension lrs_probe_options {
  /// `LRS_PROBE_OPTIONS_INIT` with some fields changed.
  static func make(
    _ change: (inout lrs_probe_options) -> Void = { _ in }
  ) -> lrs_probe_options {
    var options = lrs_probe_options(
      struct_size: 40, max_rates: 6, steps_per_rate: Int64(LRS_UNKNOWN), learning_rate: 0,
      interval_low: Double(LRS_UNKNOWN), interval_high: Double(LRS_UNKNOWN))
    change(&options)
    return options
  }
}

extension lrs_probe_result {
  static let untouched = lrs_probe_result(
    struct_size: 64, reserved: 77, steps: 77, learning_rate: 7, interval_low: 7, interval_high: 7,
    best_learning_rate: 7, correction: 7, weight: 7)
}

extension lrs_suggestion {
  /// `LRS_SUGGESTION_INIT`, but for numbers that tell whether they were written over.
  static let untouched = lrs_suggestion(
    struct_size: 64, doubts: 77, learning_rate: 7, interval_low: 7, interval_high: 7,
    search_low: 7, search_high: 7, max_safe_learning_rate: 7, confidence: 7)

  var isUntouched: Bool { doubts == 77 && rates.allSatisfy { $0 == 7 } }

  var rates: [Double] {
    [
      learning_rate, interval_low, interval_high, search_low, search_high, max_safe_learning_rate,
      confidence,
    ]
  }
}

extension lrs_reading {
  static let untouched = lrs_reading(
    struct_size: 72, end: 77, covered: 77, drop: 7, noise: 7, significance: 7, bandwidth: 7,
    onset: 7, logarithmic: 77, starts_badly: 77, onset_share: 7)
}

extension lrs_landmark {
  static let untouched = lrs_landmark(
    struct_size: 56, reserved: 77, index: 77, learning_rate: 7, loss: 7, low: 7, high: 7,
    probability: 7)
}

extension lrs_slopes {
  static let untouched = lrs_slopes(
    struct_size: 88, reserved: 77, low: 7, high: 7, mean: 7, deviation: 7, noise: 7, shape: 7,
    relative_mean: 7, relative_deviation: 7, relative_noise: 7, relative_shape: 7)
}

extension lrs_group_reading {
  static let untouched = lrs_group_reading(
    struct_size: 80, advice: 77, share: 7, multiplier: 7, learning_rate: 7, interval_low: 7,
    interval_high: 7, confidence: 7, edge: 7, update_ratio: 7, relative_gradient: 7)

  var numbers: [Double] {
    [
      share, multiplier, learning_rate, interval_low, interval_high, confidence, edge,
      update_ratio, relative_gradient,
    ]
  }
}

extension lrs_basin {
  static let untouched = lrs_basin(
    struct_size: 64, reserved: 77, learning_rate: 7, left_rim: 7, right_rim: 7, depth: 7, width: 7,
    square_side: 7, probability: 7)

  var numbers: [Double] {
    [learning_rate, left_rim, right_rim, depth, width, square_side, probability]
  }
}
