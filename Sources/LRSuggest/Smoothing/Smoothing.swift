/// How strongly a curve is smoothed before it is read.
public struct Smoothing: Sendable, Hashable {
  /// The Whittaker penalty, or nil where it is chosen from the curve.
  let penalty: Double?

  /// The penalty is chosen from the curve itself, by restricted likelihood (REML).
  public static let automatic = Smoothing()

  /// Fixes the Whittaker penalty *λ*, in units of the mean spacing of the points.
  ///
  /// 0 does not smooth; 10⁸ averages over a hundred points, and makes most sweeps a straight line.
  ///
  /// - Throws: `SmoothingError` unless the penalty lies between 0 and 10⁸.
  public init(penalty: Double) throws(SmoothingError) {
    guard penalty >= 0, penalty <= SmoothingError.largestPenalty else {
      throw SmoothingError(penalty: penalty)
    }
    self.penalty = penalty
  }

  private init() { penalty = nil }
}

/// A smoothing penalty outside its range.
public struct SmoothingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Beyond this the fit of a sweep is a line, and on uneven grids no longer an exact one.
  public static let largestPenalty = 1e8

  /// The penalty as given.
  public let penalty: Double

  /// One sentence naming the argument and the value.
  public var description: String {
    "smoothing is \(NumberText.exact(penalty)): it must lie between 0 and 1e8"
  }
}
