/// What one range test says of one group of weights.
public struct GroupReading: Sendable, Hashable {
  /// The group's name.
  public let name: String
  /// The rates of the sweep up to where the loss rises for good: beyond, steps are too long for
  /// their effects to be told apart. Of a long sweep, means of neighbours.
  public let learningRates: [Double]
  /// What the loss would have been had the group alone changed it: the first loss and all
  /// attributed changes up to each rate.
  public let losses: [Double]
  /// Its share of the fall of the loss up to the suggested rate, as its own batches show it;
  /// negative where the group made the loss rise, nil where the loss did not fall.
  public let share: Double?
  /// Its rate as a multiple of the one rate for the whole network.
  public let multiplier: Double
  /// The rate to train it with; nil where the curve was refused.
  public let learningRate: Double?
  /// The interval of the suggestion, stretched to hold this multiple of it, too.
  public let interval: SearchRange?
  /// What to do about it; `keep` where nothing is known.
  public let advice: GroupAdvice
  /// About how often such advice was right: 0 where nothing is known.
  ///
  /// Of `freeze`, that freezing the group costs at most 2 % of what training achieves. Of `raise`
  /// and `lower`, that a range test of this group alone finds a higher, or lower, rate than those
  /// of the groups that make the loss fall; of `keep`, that it finds one within twice and half of
  /// theirs.
  public let confidence: Double
  /// The rate above which steps of this group alone become unstable (`StabilityEdge`); nil without
  /// gradients of the same batch, without a known optimizer, and where the loss does not bend up.
  public let edge: Double?
  /// The length of an update at the group's rate, relative to its weights: 0.001 is usual; nil
  /// without a rate or without weights.
  public let updateRatio: Double?
  /// The length of the gradient relative to that of the weights, near the suggested rate; nil where
  /// all weights are zero.
  public let relativeGradient: Double?

  /// Its changes as a range test of its own, to find landmarks on.
  ///
  /// What it suggests is not the rate to train the group with: measured on trainings, suggestions
  /// read off such curves do not even rank the groups.
  public var curve: Curve? { try? Curve(learningRates: learningRates, losses: losses) }
}
