/// How one learning rate came about, factor by factor.
struct Derivation: Sendable, Hashable {
  let context: TrainingContext
  let valley: Double
  let minimum: Double
  let bandwidth: Double
  let bandwidthIsMeasured: Bool
  /// The budget the formula was used with.
  let steps: Double
  /// Where the loss rises for good, if it does: no suggestion lies beyond.
  let elbow: Double?

  /// log10 of the learning rate.
  var logRate: Double {
    let formula = logAnchor + logCurveFactor + logStepsFactor
    return elbow.map { min(formula, Elementary.log10($0)) } ?? formula
  }

  /// The learning rate: exactly the elbow where that holds it, and always positive and finite.
  var learningRate: Double {
    if let elbow, isHeldByElbow { return elbow }
    return Self.rate(of: logRate)
  }

  /// The rate of a logarithm, kept a positive, finite number.
  static func rate(of logarithm: Double) -> Double {
    max(.leastNonzeroMagnitude, Elementary.exp10(logarithm))
  }

  /// Whether the elbow lies below what the formula gives.
  var isHeldByElbow: Bool { logRate < logAnchor + logCurveFactor + logStepsFactor }

  /// The weighted geometric mean of the landmarks.
  var anchor: Double { Elementary.exp10(logAnchor) }

  /// What the bandwidth and the schedule contribute.
  var curveFactor: Double { Elementary.exp10(logCurveFactor) }

  /// What the budget contributes.
  var stepsFactor: Double { Elementary.exp10(logStepsFactor) }

  private var logAnchor: Double {
    let weight = Calibration.minimumWeight
    return (1 - weight) * Elementary.log10(valley) + weight * Elementary.log10(minimum)
  }

  private var logCurveFactor: Double {
    Calibration.bandwidthExponent * Elementary.log10(bandwidth)
      + Calibration.offset(of: context.schedule)
  }

  private var logStepsFactor: Double {
    Calibration.stepsExponent * Elementary.log10(steps / Calibration.referenceSteps)
  }
}
