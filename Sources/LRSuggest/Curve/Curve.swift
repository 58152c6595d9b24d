/// A recorded range test: one loss for each of a growing series of learning rates.
///
/// A curve is the only door into this library, and it is checked once, here: learning rates are
/// positive, finite and strictly increasing. Losses are whatever the training produced, NaN and
/// infinities included; what they mean is decided by those who read the curve.
///
/// ```swift
/// let curve = try Curve(learningRates: [1e-3, 1e-2, 1e-1], losses: [2.3, 1.9, 7.0])
/// curve.count  // 3
/// ```
public struct Curve: Sendable, Hashable {
  /// The most points a curve may hold.
  public static let maximumCount = 10_000_000

  /// The learning rates: positive, finite, strictly increasing.
  public let learningRates: [Double]

  /// The losses, one for each learning rate, in the training's own units.
  public let losses: [Double]

  /// The number of points, at least one.
  public var count: Int { learningRates.count }

  /// Checks and keeps the points of a range test.
  ///
  /// - Parameters:
  ///   - learningRates: The rate each step was made with.
  ///   - losses: The loss of each step; any double.
  /// - Throws: `CurveError`, naming the first offending argument, index and value.
  /// - Complexity: O(*n*).
  public init(learningRates: [Double], losses: [Double]) throws(CurveError) {
    guard learningRates.count == losses.count else {
      throw .lengthsDiffer(learningRates: learningRates.count, losses: losses.count)
    }
    guard !learningRates.isEmpty else { throw .empty }
    guard learningRates.count <= Self.maximumCount else {
      throw .tooManyPoints(count: learningRates.count)
    }
    var previous = 0.0
    for (index, rate) in learningRates.enumerated() {
      guard rate.isFinite else { throw .learningRateNotFinite(index: index, value: rate) }
      guard rate > 0 else { throw .learningRateNotPositive(index: index, value: rate) }
      guard rate > previous else {
        throw .learningRateNotIncreasing(index: index, value: rate, previous: previous)
      }
      previous = rate
    }
    self.learningRates = learningRates
    self.losses = losses
  }

  /// Other losses at the first rates of a curve, which has at least as many.
  init(_ other: Curve, losses: [Double]) {
    let count = min(losses.count, other.count)
    learningRates = Array(other.learningRates.prefix(count))
    self.losses = Array(losses.prefix(count))
  }
}
