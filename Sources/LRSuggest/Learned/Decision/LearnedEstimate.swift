/// What the networks say about one range test.
///
/// The answer is the rate that is expected to lose least when the good rates centre where the
/// distribution says. It is no suggestion: nothing is refused, and a curve without an answer, such
/// as noise, shows in `spread` and `disagreement` alone.
public struct LearnedEstimate: Sendable, Hashable {
  /// The learning rate; that of the consensus formula where `isSupported` is false, but for a sweep
  /// in progress, whose answer is always that of the network.
  public let learningRate: Double
  /// Holds the middle of the good rates in about 80 % of trainings that the networks had not seen.
  public let interval: SearchRange
  /// log10 of the rate that the offsets of `distribution` are measured from.
  public let anchor: Double
  /// How probable it is that the good rates centre at each of 41 offsets from the anchor: −2 to 2
  /// decades by 0.1. They add up to 1.
  public let distribution: [Double]
  /// The standard deviation of that distribution, in decades.
  public let spread: Double
  /// The standard deviation between the answers of the members, of a single member between those of
  /// its copies, in decades.
  public let disagreement: Double
  /// Whether such curves are known: no landmark feature lies outside of what the recorded sweeps
  /// showed, whole or changed; of a sweep in progress, whether it is long enough.
  public let isSupported: Bool
}

extension LearnedEstimate {
  /// Decides on a distribution.
  ///
  /// - Parameters:
  ///   - distribution: What is believed.
  ///   - parts: What it is the mean of.
  ///   - member: Whose it is.
  ///   - fallback: What is answered instead, where the networks are not to be trusted.
  init(
    _ distribution: OffsetDistribution, of parts: [OffsetDistribution], member: LearnedMember,
    schedule: Schedule, calibration: LearnedCalibration, isSupported: Bool,
    fallback: (learningRate: Double, interval: SearchRange?)? = nil
  ) {
    func logRate(_ distribution: OffsetDistribution) -> Double {
      distribution.anchor + calibration.cost.offset(for: distribution, under: schedule)
    }
    let ownRate = Derivation.rate(of: logRate(distribution))
    let rate = isSupported ? ownRate : fallback?.learningRate ?? ownRate
    learningRate = rate
    let widening = calibration.widening(of: member)
    let low = distribution.anchor + distribution.quantile(0.1) - widening.below
    let high = distribution.anchor + distribution.quantile(0.9) + widening.above
    let own = SearchRange(
      low: min(rate, Derivation.rate(of: low)), high: max(rate, Derivation.rate(of: high)))
    interval = isSupported ? own : fallback?.interval ?? own
    anchor = distribution.anchor
    self.distribution = distribution.probabilities
    spread = distribution.deviation
    disagreement = Self.deviation(of: parts.map(logRate))
    self.isSupported = isSupported
  }

  private static func deviation(of values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return (squares / Double(values.count)).squareRoot()
  }
}
