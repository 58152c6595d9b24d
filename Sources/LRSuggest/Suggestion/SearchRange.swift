/// A range of learning rates, to be walked on a logarithmic axis.
public struct SearchRange: Sendable, Hashable {
  /// The lower end.
  public let low: Double
  /// The upper end, not below `low`.
  public let high: Double

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// A range between two rates.
  ///
  /// - Throws: `SearchRangeError` unless both are positive and finite, and `high` not below `low`.
  public init(from low: Double, to high: Double) throws(SearchRangeError) {
    guard low > 0, low.isFinite else { throw .endNotPositive(name: "low", value: low) }
    guard high > 0, high.isFinite else { throw .endNotPositive(name: "high", value: high) }
    guard low <= high else { throw .endsReversed(low: low, high: high) }
    self.init(low: low, high: high)
  }
}

extension SearchRange {
  /// The most rates that are drawn at once.
  public static let maximumCount = Curve.maximumCount

  /// Rates drawn at random, uniformly on the logarithmic axis: *exp(ln low + u·(ln high − ln low))*
  /// with *u* from SplitMix64. The same seed gives the same rates, in every language; none lies
  /// outside the range.
  ///
  /// - Parameters:
  ///   - count: How many; none where it is not positive, at most `maximumCount`.
  ///   - seed: Any number.
  /// - Complexity: O(`count`).
  public func sample(_ count: Int, seed: UInt64 = 0) -> [Double] {
    var random = RandomStream(seed: seed)
    let start = Elementary.log(low), width = Elementary.log(high) - start
    return (0..<max(0, min(count, Self.maximumCount))).map { _ in
      // Rounding must not carry a rate out of the range.
      max(low, min(Elementary.exp(start + random.unit() * width), high))
    }
  }
}

/// Why two numbers are no range of learning rates.
public enum SearchRangeError: Error, Sendable, Hashable {
  /// An end is zero, negative, NaN or infinite.
  case endNotPositive(name: String, value: Double)
  /// The upper end lies below the lower one.
  case endsReversed(low: Double, high: Double)
}

extension SearchRangeError: CustomStringConvertible {
  /// One sentence naming the argument and the value.
  public var description: String {
    switch self {
    case .endNotPositive(let name, let value):
      "\(name) is \(NumberText.exact(value)): it must be positive and finite"
    case .endsReversed(let low, let high):
      "high is \(NumberText.exact(high)), below low = \(NumberText.exact(low))"
    }
  }
}
