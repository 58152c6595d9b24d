/// A one-sided CUSUM: notices that a noisy series has left its lowest level for good.
///
/// With the level *m* the median of the last 21 values of the series *y*, *b* the lowest level
/// since the tenth value, and *s* the noise, 1.4826/√2 times the median step *|yₜ − yₜ₋₁|* of the
/// last 64:
///
/// ```
/// C ← max(0, C + clip((y − b)/s, −3, 3) − 2)     alarm when C > 12 and m − b > smallest rise
/// ```
///
/// The medians keep one wild value, high or low, from moving the level; the clip means that it takes
/// a dozen values in a row, whatever their size, to raise an alarm; the smallest rise keeps a ripple
/// from looking like a wave where there is hardly any noise. Three values in a row above *b* by a
/// largest rise need no dozen: they raise the alarm at once.
///
/// Source: Page, *Continuous inspection schemes*, 1954.
struct RiseDetector: Sendable, Hashable {
  /// The values needed before a level can be trusted.
  static let warmUp = 10

  private static let clip = 3.0
  private static let allowance = 2.0
  private static let threshold = 12.0

  private static let extremesInARow = 3

  private let smallestRise: Double
  private let largestRise: Double
  private var levels = RecentMedian(window: 21)
  private var steps = RecentMedian(window: 64)
  private var count = 0
  private var previous = 0.0
  private var lowest = Double.infinity
  private var evidence = 0.0
  private var extremes = 0

  init(smallestRise: Double, largestRise: Double) {
    self.smallestRise = smallestRise
    self.largestRise = largestRise
  }

  /// Takes the next value, which must be finite; true when the series rises for good. O(1).
  mutating func record(_ value: Double) -> Bool {
    count += 1
    if count > 1 { steps.insert((value - previous).magnitude) }
    previous = value
    levels.insert(value)
    guard count > Self.warmUp else { return false }
    let level = levels.median
    defer { lowest = min(lowest, level) }
    guard lowest.isFinite else { return false }
    // A series without noise still needs a unit to measure its rise by.
    let noise = max(1.4826 / 2.0.squareRoot() * steps.median, 1e-6 * max(1, lowest.magnitude))
    let standardized = max(-Self.clip, min((value - lowest) / noise, Self.clip))
    evidence = max(0, evidence + standardized - Self.allowance)
    extremes = value - lowest > largestRise ? extremes + 1 : 0
    return extremes >= Self.extremesInARow
      || evidence > Self.threshold && level - lowest > smallestRise
  }
}
