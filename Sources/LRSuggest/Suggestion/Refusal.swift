/// Why a curve holds no answer.
public struct Refusal: Sendable, Hashable {
  /// The kinds of reasons.
  public enum Reason: Sendable, Hashable {
    /// Too few losses before the curve ended, or at rates too close to one another.
    case tooFewPoints(found: Int, needed: Int)
    /// The very first loss is NaN or infinite.
    case noFiniteLoss(first: Double)
    /// The loss falls nowhere by more than the uncertainty of its slope.
    case noDescent(significance: Double)
    /// The loss explodes before it has fallen.
    case divergedAtStart(points: Int)
    /// A second basin is nearly as deep as the whole drop: this share of it.
    case ambiguous(share: Double)
    /// The network starts badly scaled; this is how likely the best guess would be a good one.
    case badlyScaled(confidence: Double)
  }

  /// The reason.
  public let reason: Reason
  /// What could still be read off the curve.
  public let landmarks: Landmarks
  /// How many sweeps would have to be averaged for the drop to stand out of the noise, *(1.64 σ /
  /// drop)²* rounded up and at least 2: the mean of so many has a noise that the drop exceeds with
  /// a probability of 95 %. Nil beyond 100, and where the curve does not fall at all.
  public let sweepsToAverage: Int?

  init(reason: Reason, landmarks: Landmarks, clarity: Double = 0) {
    self.reason = reason
    self.landmarks = landmarks
    let ratio = 1.64 / clarity
    // A ratio that the drop was made with should not count one more for its rounding.
    let sweeps = (ratio * ratio - 1e-9).rounded(.up)
    sweepsToAverage = sweeps <= Self.mostSweeps ? max(2, Int(exactly: sweeps) ?? 2) : nil
  }

  /// Nobody averages more.
  private static let mostSweeps = 100.0

  /// The reason's name: `too_few_points`, `no_finite_loss`, `no_descent`, `diverged_at_start`,
  /// `ambiguous` or `badly_scaled`. The page `docs/troubleshooting/<code>.md` says more than the
  /// reasons do.
  public var code: String {
    switch reason {
    case .tooFewPoints: "too_few_points"
    case .noFiniteLoss: "no_finite_loss"
    case .noDescent: "no_descent"
    case .divergedAtStart: "diverged_at_start"
    case .ambiguous: "ambiguous"
    case .badlyScaled: "badly_scaled"
    }
  }

  /// What is wrong, and what to do about it: one sentence each.
  public var reasons: [String] {
    switch reason {
    case .tooFewPoints(let found, let needed):
      [
        "Only \(found) \(found == 1 ? "loss" : "losses") can be read, those at rates close together"
          + " counted once; at least \(needed) are needed.",
        "Sweep with more steps, exponentially: 100 over eight decades is usual.",
      ]
    case .noFiniteLoss(let first):
      [
        "The first loss is \(NumberText.exact(first)).",
        "Check the data, the loss and the initial weights: no learning rate can mend this.",
      ]
    case .noDescent(let significance):
      [
        "Nowhere does the loss fall by more than the noise: its steepest fall is"
          + " \(NumberText.short(significance)) times the standard deviation of the slope.",
        "Sweep with more steps or larger batches, to a higher end rate" + averagingText,
      ]
    case .divergedAtStart(let points):
      [
        "The loss explodes within \(points) points, before it has fallen.",
        "Start the sweep at a rate a thousand times lower; if that does not help, normalise the"
          + " inputs and check the initial weights.",
      ]
    case .ambiguous(let share):
      [
        "The smooth loss has a second basin, \(NumberText.short(share)) times as deep as the whole"
          + " drop: several descents explain the curve equally well.",
        "Sweep with more steps or larger batches" + averagingText,
      ]
    case .badlyScaled(let confidence):
      [
        "The loss starts far above where it settles when the network breaks: the inputs are not"
          + " normalised, or the initial weights are too large (a guess would be good in"
          + " \(NumberText.short(confidence)) of such trainings).",
        "Normalise the inputs to mean 0 and deviation 1, check the initial weights, and sweep"
          + " again.",
      ]
    }
  }

  /// How a sentence of advice ends.
  private var averagingText: String {
    sweepsToAverage.map { sweeps in
      ", or average \(sweeps) sweeps: so many would tell this drop from its noise."
    }
      ?? "; averaging sweeps alone is hopeless, as there is no drop that fewer than 100 would"
      + " show: a reset probe around a rate of your own says more."
  }

  /// The reasons as one text.
  public var explanation: String {
    "No learning rate can be suggested. " + reasons.joined(separator: " ")
  }
}
