/// What to do about the rate of a group. The order is that of the C interface.
public enum GroupAdvice: String, Sendable, Hashable, CaseIterable {
  /// The rate it was trained with suits it, relative to the others.
  case keep
  /// It lags behind: it bears a higher rate than the groups that make the loss fall.
  case raise
  /// It bears only a lower rate.
  case lower
  /// It looks finished: freezing it costs little.
  case freeze

  /// What the lag of a group says, and about how often that is right.
  ///
  /// Range tests of one group at a time found a rate above (below) that of the groups that make the
  /// loss fall for 91 and 97 in 100 groups with a lag of 1 and above 1.5, and one within twice and
  /// half of theirs for 98, 87 and 66 in 100 with a lag of .2, .4 and .6 to either side. Measured,
  /// and fitted by eye, on `Benchmarks/Groups`, where all groups have the recorded rate.
  static func of(lag: Double) -> (advice: GroupAdvice, confidence: Double) {
    let distance = lag.magnitude
    guard distance >= notable else {
      return (.keep, 1 / (1 + Elementary.exp(7 * (distance - notable))))
    }
    return (lag > 0 ? .raise : .lower, min(1 / (1 + Elementary.exp(-2.3 * distance)), 0.95))
  }

  /// Gains that differ by a factor of two.
  private static let notable = 0.69
}
