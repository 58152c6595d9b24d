/// How one learning rate came about, factor by factor.
struct Derivation: Sendable, Hashable {
  let context: TrainingContext
  let valley: Double
  /// Where the loss has come down by most of its drop.
  let bottom: Double
  let bandwidth: Double
  let bandwidthIsMeasured: Bool
  /// Where the loss rose for good, and how much of the answer rests on that: 0 where the descent is
  /// clear, 1 where there is none.
  let onset: Double
  let onsetShare: Double
  /// The budget the formula was used with.
  let steps: Double
  /// Where the loss rises for good, if it does: no suggestion lies beyond.
  let ceiling: Double?

  /// log10 of the learning rate.
  var logRate: Double { ceiling.map { min(formula, Elementary.log10($0)) } ?? formula }

  /// The learning rate: exactly the ceiling where that holds it, and always positive and finite.
  var learningRate: Double {
    if let ceiling, isHeldByCeiling { return ceiling }
    return Self.rate(of: logRate)
  }

  /// The rate of a logarithm, kept a positive, finite number.
  static func rate(of logarithm: Double) -> Double {
    max(.leastNonzeroMagnitude, Elementary.exp10(logarithm))
  }

  /// Whether the ceiling lies below what the formula gives.
  var isHeldByCeiling: Bool { logRate < formula }

  /// The weighted geometric mean of the landmarks.
  var anchor: Double { Elementary.exp10(logAnchor) }

  /// What the bandwidth and the schedule contribute.
  var curveFactor: Double { Elementary.exp10(logCurveFactor) }

  /// What the onset alone would be multiplied with.
  var onsetFactor: Double { Elementary.exp10(Calibration.onsetOffset(of: context.schedule)) }

  /// What the budget contributes.
  var stepsFactor: Double { Elementary.exp10(logStepsFactor) }

  private var formula: Double {
    let descent = logAnchor + logCurveFactor
    guard onsetShare > 0 else { return descent + logStepsFactor }
    let edge = Elementary.log10(onset) + Calibration.onsetOffset(of: context.schedule)
    return (1 - onsetShare) * descent + onsetShare * edge + logStepsFactor
  }

  private var logAnchor: Double {
    let weight = Calibration.bottomWeight
    return (1 - weight) * Elementary.log10(valley) + weight * Elementary.log10(bottom)
  }

  private var logCurveFactor: Double {
    Calibration.bandwidthExponent * Elementary.log10(bandwidth)
      + Calibration.offset(of: context.schedule)
  }

  private var logStepsFactor: Double {
    Calibration.stepsExponent * Elementary.log10(steps / Calibration.referenceSteps)
  }
}
