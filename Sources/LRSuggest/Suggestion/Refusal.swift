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
  }

  /// The reason.
  public let reason: Reason
  /// What could still be read off the curve.
  public let landmarks: Landmarks

  /// The reason's name: `too_few_points`, `no_finite_loss`, `no_descent`, `diverged_at_start` or
  /// `ambiguous`.
  public var code: String {
    switch reason {
    case .tooFewPoints: "too_few_points"
    case .noFiniteLoss: "no_finite_loss"
    case .noDescent: "no_descent"
    case .divergedAtStart: "diverged_at_start"
    case .ambiguous: "ambiguous"
    }
  }

  /// What is wrong, and what to do about it: one sentence each.
  public var reasons: [String] {
    switch reason {
    case .tooFewPoints(let found, let needed):
      [
        "Only \(found) losses, at different rates, can be read; at least \(needed) are needed.",
        "Sweep with more steps, exponentially: 100 over eight decades is usual.",
      ]
    case .noFiniteLoss(let first):
      [
        "The first loss is \(NumberText.exact(first)).",
        "Check the data, the loss and the initial weights: no learning rate can mend this.",
      ]
    case .noDescent(let significance):
      [
        "Nowhere does the loss fall by more than the noise: the steepest slope is"
          + " \(NumberText.short(significance)) standard deviations.",
        "Sweep with more steps or larger batches, to a higher end rate, or average several sweeps.",
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
        "Sweep with more steps or larger batches, or average several sweeps.",
      ]
    }
  }

  /// The reasons as one text.
  public var explanation: String {
    "No learning rate can be suggested. " + reasons.joined(separator: " ")
  }
}
