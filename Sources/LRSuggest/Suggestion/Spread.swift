/// How far around a suggestion other rates lie, in decades, as measured on the calibration curves.
///
/// The suggestion lies low in its interval on purpose: a rate too high by half a decade costs
/// twice as much as one too low.
struct Spread: Sendable, Hashable {
  /// Held the middle of the good rates (regret at most 0.05) of 81 % of the curves left out, some
  /// good rate of 93 to 95 %, and the single best measured rate of 73 to 79 %.
  let interval: ClosedRange<Double>
  /// Held the middle of the good rates of 96 %.
  let search: ClosedRange<Double>
  /// The multiple of the suggestion up to which nine in ten trainings keep half of what the best
  /// rate achieves.
  let safeFactor: Double

  /// The spread of a descent so many times larger than its noise, or of an answer that rests on the
  /// onset: trainings that hardly learn any more forgive small rates, by more than a decade.
  init(clarity: Double, schedule: Schedule, onsetShare: Double) {
    if onsetShare >= 0.5 {
      interval = -1.4...0.6
      search = -2.3...1.05
      safeFactor = 1.5
    } else if clarity < Calibration.clearDescent {
      interval = -0.75...0.9
      search = -1.5...1.35
      safeFactor = 1.5
    } else {
      interval = -0.4...0.75
      search = -0.75...1.15
      safeFactor = schedule == .constant ? 4 : 2.5
    }
  }

  /// Longer trainings forgive more: the intervals grow by a quarter with each decade of steps.
  static func growth(steps: Double) -> Double {
    1 + 0.25 * max(0, Elementary.log10(steps / Calibration.referenceSteps))
  }

  /// What not knowing the budget adds below and above, as a budget of 8,000 or 400 steps would.
  static let unknownSteps = 0.3...0.35
}
