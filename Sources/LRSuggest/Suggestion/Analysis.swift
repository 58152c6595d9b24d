/// Everything one range test says: the smooth curve, its landmarks, and the answer.
public struct Analysis: Sendable, Hashable {
  /// The curve.
  public let curve: Curve
  /// What was known of the training.
  public let context: TrainingContext
  /// The suggestion or the refusal.
  public let answer: Answer

  /// What was read off the curve, whatever the training.
  public let reading: Reading

  /// Reads a curve.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(
    of curve: Curve, for context: TrainingContext = .unknown, smoothing: Smoothing = .automatic
  ) {
    self.curve = curve
    self.context = context
    reading = Reading(curve, smoothing: smoothing)
    answer = Consensus.answer(to: reading, for: context, smoothing: smoothing)
  }

  /// The points that carry a name.
  public var landmarks: Landmarks { reading.landmarks }

  /// The curve without its noise, or nil where fewer than three losses could be used.
  ///
  /// - Complexity: O(*n*) each time.
  public var smoothCurve: SmoothCurve? { SmoothCurve(reading) }
}
