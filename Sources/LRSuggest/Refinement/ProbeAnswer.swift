/// What a reset probe and the answer it started from say together.
///
/// On the log10 axis, with the starting rate *x₀* (deviation *σ*, from its interval), the place
/// *x̂* of the lowest loss, and the shift *c* and variance *s²* of `ProbeCalibration`:
///
/// ```
/// w     = σ² / (σ² + s²)
/// log η = x₀ + w·(x̂ + c − x₀)
/// ```
///
/// That is the mean of a normal prior and a normal measurement. The interval reaches 0.85 times as
/// far to each side as that of the starting rate, at most 0.75 decades, and further where the law
/// of run lengths is not known.
public struct ProbeAnswer: Sendable, Hashable {
  /// The rate to train with: the peak of a one-cycle schedule, else the first rate.
  public let learningRate: Double
  /// Covers the middle of the good learning rates in about 80 % of the calibration trainings.
  public let interval: SearchRange
  /// The rate with the lowest loss at the end of the short runs, between the rates that were tried.
  public let bestLearningRate: Double
  /// How far, in decades, the best rate of the training lies from `bestLearningRate`, by the law of
  /// run lengths; negative is below.
  public let correction: Double
  /// How far the answer goes from the starting rate to the corrected one: 0 to 1.
  public let weight: Double

  init(
    from start: Double, deviation: Double, vertex: Double, steps: Int, for context: TrainingContext
  ) {
    let law = ProbeCalibration.law(steps: steps, for: context)
    let variance = deviation * deviation
    weight = variance / (variance + law.variance)
    correction = law.shift
    let distance = vertex * ProbeCalibration.spacing
    let center = start + weight * (distance + law.shift)
    let half = min(
      ProbeCalibration.widthShare * ProbeCalibration.reach * deviation,
      ProbeCalibration.widestHalf)
    let doubt = ProbeCalibration.reach * ProbeCalibration.reach * law.doubt
    let width = (half * half + doubt).squareRoot()
    learningRate = Derivation.rate(of: center)
    interval = SearchRange(
      low: Derivation.rate(of: center - width), high: Derivation.rate(of: center + width))
    bestLearningRate = Derivation.rate(of: start + distance)
  }
}
