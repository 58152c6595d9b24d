/// How likely a suggestion is a good one: loses at most a tenth of what the best rate achieves.
///
/// ```
/// p = 1 / (1 + exp(−(0.83 + 1.2·log10 clarity − 1.15·[badly scaled] − 0.45·[not on a logarithmic scale]
///                    − 0.38·[budget unknown] − 0.8·|decades outside the measured budgets|)))
/// ```
///
/// with the clarity, drop over noise, between 0.5 and 16: beyond these nothing more was gained or
/// lost. A logistic regression over the recorded trainings (`Benchmarks/Quality/fit.py`), each data set
/// judged by constants fitted without it.
enum Confidence {
  private static let intercept = 0.83
  private static let perDecadeOfClarity = 1.2
  private static let clarityLimits = 0.5...16.0
  private static let badlyScaled = -1.15
  private static let notLogarithmic = -0.45
  private static let unknownSteps = -0.38
  private static let perDecadeOutside = -0.8

  /// Below this a suggestion says what would make it surer: about where the descent is three times
  /// the noise, if the budget is known.
  static let low = 0.8

  /// The probability for what was read, in the light of what is known of the training. O(1).
  static func probability(of reading: Reading, for context: TrainingContext) -> Double {
    let clarity = max(clarityLimits.lowerBound, min(reading.clarity, clarityLimits.upperBound))
    var logit = intercept + perDecadeOfClarity * Elementary.log10(clarity)
    if reading.startsBadly { logit += badlyScaled }
    if !reading.isLogarithmic { logit += notLogarithmic }
    if let steps = context.steps {
      let limits = Calibration.measuredSteps
      let nearest = max(limits.lowerBound, min(Double(steps), limits.upperBound))
      logit += perDecadeOutside * Elementary.log10(Double(steps) / nearest).magnitude
    } else {
      logit += unknownSteps
    }
    return 1 / (1 + Elementary.exp(-logit))
  }
}
