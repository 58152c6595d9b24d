/// How likely a suggestion is a good one: loses at most a tenth of what the best rate achieves.
///
/// ```
/// p = 1 / (1 + exp(−z))
/// z = 0.3 + 1.75·log10 clarity + 0.85·share + 0.6·log10(steps / 400)
///     − 0.55·max(0, log10(epochs / 10))
///     − 1.6·[starts badly] − 0.5·[not on a logarithmic scale]
///     − 0.65·[budget unknown] − 0.2·[epochs unknown]
///     − 0.8·|decades outside the measured budgets|
/// ```
///
/// *Clarity* is drop over noise, between 2 and 32: beyond these nothing more was gained or lost.
/// *Share* is how much of the suggestion rests on the onset of the rise. *Epochs* are how often
/// each row is seen: no range test shows over-fitting. Fitted by logistic regression to what
/// suggestions led to in the recorded trainings (`Benchmarks/Quality/fit.py`); its calibration is
/// reported for data sets left out. The last term alone is not fitted: tasks differ in how their
/// best rate falls with the budget by ±0.35 decades a decade, an error that costs so much.
enum Confidence {
  private static let intercept = 0.3
  private static let perDecadeOfClarity = 1.75
  private static let clarityLimits = 2.0...32.0
  private static let onTheOnset = 0.85
  private static let perDecadeOfSteps = 0.6
  private static let badlyScaled = -1.6
  private static let notLogarithmic = -0.5
  private static let perDecadeOfEpochs = -0.55
  private static let unknownSteps = -0.65
  private static let unknownEpochs = -0.2
  private static let perDecadeOutside = -0.8

  /// Below this a suggestion says what would make it surer: about where the descent is three times
  /// the noise, if the budget is known.
  static let low = 0.8

  /// The probability for what was read, in the light of what is known of the training. O(1).
  static func probability(of reading: Reading, for context: TrainingContext) -> Double {
    let clarity = max(clarityLimits.lowerBound, min(reading.clarity, clarityLimits.upperBound))
    let wanted = context.steps.map(Double.init) ?? Calibration.assumedSteps
    let limits = Calibration.measuredSteps
    let steps = max(limits.lowerBound, min(wanted, limits.upperBound))
    var logit = intercept + perDecadeOfClarity * Elementary.log10(clarity)
    logit += onTheOnset * Consensus.onsetShare(of: reading)
    logit += perDecadeOfSteps * Elementary.log10(steps / Calibration.referenceSteps)
    logit += perDecadeOutside * Elementary.log10(wanted / steps).magnitude
    if reading.startsBadly { logit += badlyScaled }
    if !reading.isLogarithmic { logit += notLogarithmic }
    if context.steps == nil { logit += unknownSteps }
    logit +=
      context.epochs.map { perDecadeOfEpochs * Calibration.decades(ofEpochs: $0) } ?? unknownEpochs
    return 1 / (1 + Elementary.exp(-logit))
  }
}
