/// What `SmithEstimator` read off the weights.
public struct SmithEstimate: Sendable, Hashable {
  /// Smith's running average of *ε̂*, in the units of the learning rate.
  public let learningRate: Double
  /// The *ε̂* of the last three vectors; nil where it had a denominator of zero.
  public let latest: Double?
  /// *ε̂/ε* of the last ten to twenty steps: the quotient of the two averaged sums. A quotient of
  /// averages, not an average of quotients, which few weights would let jump.
  public let ratio: Double
  /// What `ratio` is where noise alone moves the weights: *1/√(2(1 − β))*.
  public let echoRatio: Double

  /// How near to `echoRatio` a ratio is taken for an echo, as a share of it.
  public static let echoTolerance = 0.2

  /// Whether `ratio` lies within 20 % of `echoRatio`: then `learningRate` only says which rate is
  /// in use. A curvature at which the rate in use is near *1/λ* by coincidence is suspected too.
  public var onlyEchoes: Bool { (ratio - echoRatio).magnitude <= Self.echoTolerance * echoRatio }
}
