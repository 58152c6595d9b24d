/// How the learning rate moves during the training that follows the range test.
///
/// The best rate depends on it: over 111 real trainings the best one-cycle peak was 3.2 times the
/// best constant rate (median).
public enum Schedule: String, Sendable, Hashable, CaseIterable, NamedChoice {
  /// Warm-up to a peak, then annealing; the suggestion is the peak, `max_lr`.
  case oneCycle = "one_cycle"
  /// The same rate throughout.
  case constant
  /// Linear decay to zero without warm-up; the suggestion is the first rate.
  case linear
  /// Cosine decay to zero without warm-up; the suggestion is the first rate.
  case cosine

  static let argumentName = "schedule"

  /// Finds a schedule by its name: `one_cycle`, `constant`, `linear` or `cosine`.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }
}
