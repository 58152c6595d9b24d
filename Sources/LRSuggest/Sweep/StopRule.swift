/// When a sweep ends before its last rate. The order is that of the C interface.
///
/// The two multiples are what other tools do, for comparison with them. They fail in two ways that
/// `cusum` does not. A loss that levels off (at chance, or because it is clipped) never reaches
/// four times its best. And a best loss that is zero or negative makes its multiple meaningless:
/// the sweep ends at the first loss above it. Their lag, too, grows with the points per decade.
public enum StopRule: String, Sendable, Hashable, CaseIterable, NamedChoice {
  /// Only the last rate ends the sweep; NaN and infinite losses are recorded and it goes on.
  case never
  /// The loss has left its lowest level, by the noise that it shows itself: the same rule that says
  /// which part of a recorded curve is read, so that a stopped sweep gives the answer of a full
  /// one.
  case cusum
  /// fastai and Lightning: the exponential mean of the losses with factor 0.98, corrected for its
  /// start at 0, is more than four times its lowest value.
  case fourTimesBest = "four_times_best"
  /// ignite and torch-lr-finder: the exponential mean with factor 0.95, started at the first loss,
  /// is more than five times its lowest value.
  case fiveTimesBest = "five_times_best"

  static let argumentName = "stop"

  /// Finds a rule by its name: `never`, `cusum`, `four_times_best` or `five_times_best`.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }
}
