/// A learning rate, how sure it is, and why.
public struct Suggestion: Sendable, Hashable {
  /// The rate to train with: the peak of a one-cycle schedule, else the first rate.
  public let learningRate: Double
  /// Covers the middle of the good learning rates in about 80 % of the calibration trainings.
  public let interval: SearchRange
  /// Where a hyper-parameter search should look: about 95 % of the calibration trainings. Some of
  /// those did best above the elbow; `Analysis.searchRange(_:aboveElbow:)` ends there.
  public let searchRange: SearchRange
  /// Up to this rate nine in ten calibration trainings kept half of what the best rate achieves
  /// (with a noisy curve, somewhat fewer). It may lie below the upper end of `interval`: good rates
  /// are found up there, but not safely.
  public let maximumSafeLearningRate: Double
  /// The probability that this rate loses at most a tenth of what the best rate achieves (a regret
  /// of at most 0.10), as often as it was so in calibration trainings that were left out.
  public let confidence: Double
  /// What was read off the curve.
  public let landmarks: Landmarks
  /// Reasons to trust the suggestion less.
  public let doubts: [Doubt]

  /// The factors behind the rate, for those who explain it.
  let derivation: Derivation

  /// A reason to trust a suggestion less.
  public enum Doubt: Sendable, Hashable {
    /// The descent is small against the noise: the drop as a multiple of it.
    case noisy(clarity: Double)
    /// The loss falls a second time: by this share of the whole drop.
    case secondDescent(share: Double)
    /// The loss never rose past its minimum.
    case noElbow
    /// Few points per decade.
    case sparse(density: Double)
    /// The step budget lies outside what was measured.
    case stepsOutside(steps: Int)
    /// The rates are not evenly spaced on the logarithmic axis.
    case uneven
    /// The sweep covers few decades, or ends below the suggestion.
    case narrow(decades: Double)
    /// The losses are exponential moving averages; they were undone.
    case smoothed(EMA)
    /// The loss hardly falls, if at all: the answer keeps a distance from where it rises for good.
    case noDescent(clarity: Double)
    /// Every row is seen so often that the network may over-fit, which a range test does not show.
    case overfitting(epochs: Double)
  }
}

extension Suggestion.Doubt {
  /// The doubt's name, that of its bit in C: `noisy`, `no_elbow`, `sparse`, `steps_outside`,
  /// `second_descent`, `uneven`, `narrow`, `smoothed`, `no_descent` or `overfitting`. The page
  /// `docs/troubleshooting/<code>.md` says what to do about it.
  public var code: String {
    switch self {
    case .noisy: "noisy"
    case .noElbow: "no_elbow"
    case .sparse: "sparse"
    case .stepsOutside: "steps_outside"
    case .secondDescent: "second_descent"
    case .uneven: "uneven"
    case .narrow: "narrow"
    case .smoothed: "smoothed"
    case .noDescent: "no_descent"
    case .overfitting: "overfitting"
    }
  }
}

extension Suggestion.Doubt: CustomStringConvertible {
  /// One sentence, with what would remove the doubt.
  public var description: String {
    switch self {
    case .noisy(let clarity):
      "The descent is only \(NumberText.short(clarity)) times the noise: larger batches or several"
        + " sweeps would narrow the interval."
    case .secondDescent(let share):
      "The loss falls twice; the lesser descent is \(NumberText.short(share)) times the whole drop:"
        + " several sweeps would tell which one is real."
    case .noElbow:
      "The loss never rose again: sweep to a higher end rate to see where training breaks."
    case .sparse(let density):
      "There are only \(NumberText.short(density)) points per decade: a longer sweep would be"
        + " sharper."
    case .stepsOutside(let steps):
      "A budget of \(steps) steps lies outside the measured 200 to 8000: the nearest measured one"
        + " was used, and the interval widened."
    case .uneven:
      "The rates are not evenly spaced on the logarithmic axis, as in the sweeps this was"
        + " calibrated on: an exponential sweep is read better."
    case .narrow(let decades):
      "Only \(NumberText.short(decades)) decades could be read, or the sweep ends below the"
        + " suggestion: sweep from a lower to a higher rate."
    case .noDescent(let clarity):
      "The loss hardly falls before it rises (\(NumberText.short(clarity)) times the noise), as"
        + " when a trained network is trained on: the answer keeps a distance from that rise. If"
        + " the network is new, check the data and the initial weights."
    case .overfitting(let epochs):
      "Every row is seen \(NumberText.short(epochs)) times: where the network over-fits, held-out"
        + " loss wants lower rates, by up to a decade, or stopping early; a range test shows"
        + " neither."
    case .smoothed(let average):
      "The losses are taken for an exponential moving average with beta"
        + " \(NumberText.short(average.beta)), and that was undone: pass raw losses, or ema_beta 0"
        + " if these are."
    }
  }
}
