/// A series as the means of blocks of it, at most 2,000 whatever its length.
///
/// A block is one value up to the 2,000th. When there are 2,000 blocks and another value comes,
/// neighbours are merged: 1,000 blocks remain, and those that follow are twice as long. So a block
/// is from a 2,000th to a 1,000th of the values so far, its length depends on their number alone
/// and not on how many are still to come, and memory is bounded. The values of an unfinished block
/// are in no mean yet.
struct BlockMeans: Sendable, Hashable {
  /// The blocks at which neighbours are merged; even.
  static let mostBlocks = 2000

  /// The means of the finished blocks. They are finite.
  private(set) var means: [Double] = []
  /// How many values a block has.
  private(set) var length = 1
  private var sum = 0.0
  private var taken = 0

  /// What a value did.
  enum Change: Sendable, Hashable {
    case none
    /// There is one block more.
    case finished
    /// The blocks are others than before.
    case merged
  }

  /// Takes the next value, which must be finite. O(1) amortised.
  @discardableResult mutating func append(_ value: Double) -> Change {
    var change = Change.none
    if means.count == Self.mostBlocks {
      merge()
      change = .merged
    }
    // Divided first: the sum of large numbers would overflow.
    sum += value / Double(length)
    taken += 1
    if taken == length {
      means.append(Self.finite(sum))
      (sum, taken) = (0, 0)
      change = .finished
    }
    return change
  }

  /// The same blocks of a series in other units. O(blocks).
  func scaled(_ transform: (Double) -> Double) -> BlockMeans {
    var other = self
    other.means = means.map(transform)
    other.sum = transform(sum)
    return other
  }

  private mutating func merge() {
    means = stride(from: 0, to: means.count - 1, by: 2).map { index in
      Self.finite(means[index] / 2 + means[index + 1] / 2)
    }
    length *= 2
  }

  /// The mean of numbers that a double can hold, which only rounding takes out of them.
  private static func finite(_ mean: Double) -> Double {
    let limit = Double.greatestFiniteMagnitude
    return max(-limit, min(mean, limit))
  }
}
