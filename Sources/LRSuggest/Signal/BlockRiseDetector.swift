/// A `RiseDetector` for series of any length: it watches the means of blocks.
///
/// Value by value, a long series raises false alarms however well the detector is set: the chance
/// of one grows with the number of values, and the least of so many medians sinks below the level
/// that it should stand for. `BlockMeans` keeps that number at 2,000. Up to then nothing changes;
/// after it the means of *n*/2,000 to *n*/1,000 values are watched. When blocks are merged, a fresh
/// detector looks back over the merged ones. A rise for good is then one that fills six blocks,
/// less than a hundredth of the series so far, and noise counts as much less as the means are
/// quieter.
struct BlockRiseDetector: Sendable, Hashable {
  private let smallestRise: Double
  private var blocks: BlockMeans
  private var detector: RiseDetector

  /// Watches a series that began with such blocks.
  init(smallestRise: Double, after blocks: BlockMeans = BlockMeans()) {
    self.smallestRise = smallestRise
    self.blocks = blocks
    detector = Self.detector(smallestRise, after: blocks)
  }

  /// The index of the last value of the block at which nothing spoke for a rise. Nil before the
  /// first.
  var onset: Int? { detector.onset.map { ($0 + 1) * blocks.length - 1 } }

  /// Whether anything speaks for a rise.
  var isRising: Bool { detector.isRising }

  /// Whether the series has risen for good.
  var isCertain: Bool { detector.isCertain }

  /// Takes the next value, which must be finite; true when the series rises for good. O(1)
  /// amortised.
  mutating func record(_ value: Double) -> Bool {
    switch blocks.append(value) {
    case .none: break
    case .finished: if let mean = blocks.means.last { _ = detector.record(mean) }
    case .merged: detector = Self.detector(smallestRise, after: blocks)
    }
    return isCertain
  }

  private static func detector(_ smallestRise: Double, after blocks: BlockMeans) -> RiseDetector {
    var detector = RiseDetector(smallestRise: smallestRise)
    for mean in blocks.means { _ = detector.record(mean) }
    return detector
  }
}
