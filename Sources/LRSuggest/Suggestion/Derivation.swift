/// How one learning rate came about, factor by factor.
struct Derivation: Sendable, Hashable {
  let context: TrainingContext
  let valley: Double
  let minimum: Double
  let bandwidth: Double
  let bandwidthIsMeasured: Bool
  /// The budget the formula was used with.
  let steps: Double

  /// log10 of the learning rate.
  var logRate: Double {
    let weight = Calibration.minimumWeight
    return (1 - weight) * Elementary.log10(valley) + weight * Elementary.log10(minimum)
      + Calibration.bandwidthExponent * Elementary.log10(bandwidth)
      + Calibration.offset(of: context.schedule)
      + Calibration.stepsExponent * Elementary.log10(steps / Calibration.referenceSteps)
  }

  /// What the bandwidth and the schedule contribute, as a factor.
  var curveFactor: Double {
    Elementary.exp10(
      Calibration.bandwidthExponent * Elementary.log10(bandwidth)
        + Calibration.offset(of: context.schedule))
  }

  /// What the budget contributes, as a factor.
  var stepsFactor: Double {
    Elementary.pow(steps / Calibration.referenceSteps, Calibration.stepsExponent)
  }
}
