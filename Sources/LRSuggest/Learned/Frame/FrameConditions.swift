/// What is known of the sweep and of the training that follows, in eleven numbers: schedule,
/// budget, optimizer, fine-tuning, the sweep's points per decade, and epochs.
enum FrameConditions {
  static let count = 11

  /// What is not known is 0, beside a flag that says so. Linear and cosine decay, of which no
  /// trainings were measured, stand half way between the two schedules that were.
  static func values(for context: TrainingContext, density: Double) -> [Float] {
    let limits = Calibration.measuredSteps
    let steps = context.steps.map {
      Elementary.log10(
        max(limits.lowerBound, min(Double($0), limits.upperBound)) / Calibration.referenceSteps)
    }
    let optimizer = context.optimizer
    return [
      schedule(context.schedule),
      steps == nil ? 0 : 1,
      Float(steps ?? 0),
      optimizer == nil ? 0 : 1,
      optimizer == .sgd ? 1 : 0,
      optimizer == .momentum || optimizer == .nesterov ? 1 : 0,
      optimizer.map(isAdaptive) == true ? 1 : 0,
      context.fineTuning ? 1 : 0,
      density > 0 ? Elementary.log10(density * Calibration.spacing).clipped(to: -1.5...1.5) : 0,
      context.epochs == nil ? 0 : 1,
      context.epochs.map {
        Elementary.log10($0 / Calibration.measuredEpochs.lowerBound).clipped(to: -2...2)
      } ?? 0,
    ]
  }

  private static func schedule(_ schedule: Schedule) -> Float {
    switch schedule {
    case .oneCycle: 1
    case .linear, .cosine: 0.5
    case .constant: 0
    }
  }

  /// Whether the optimizer divides by the size of recent gradients, or drops it.
  private static func isAdaptive(_ optimizer: OptimizerFamily) -> Bool {
    switch optimizer {
    case .sgd, .momentum, .nesterov: false
    case .adam, .adamw, .rmsprop, .adagrad, .lion: true
    }
  }
}
