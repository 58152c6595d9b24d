/// A one-sided CUSUM: notices that a noisy series has left its lowest level for good.
///
/// With the lowest level *b* (the least median of 21 values in a row since the tenth value) and the
/// noise *s* (1.4826/√2 times the median step *|yₜ − yₜ₋₁|* of the last 64, but at least half the
/// smallest rise) of the series *y*:
///
/// ```
/// C ← max(0, C + clip((y − b)/s, −3, top) − 2)     alarm when C > 10
/// ```
///
/// - *top* is 4 while the rise lasts, that is for a value within one *s* of the highest since *C*
///   was last 0, and 3 below: a spike that already decays is less of an argument than a wall.
/// - The clip means that it takes six values in a row, whatever their size, to raise an alarm, and
///   eleven that come down again. Trainings recover from shorter bursts, and what they reach
///   afterwards counts: an alarm after three values costs as much regret as the smoother saves.
/// - The median keeps one wild value, high or low, from moving the level; the smallest rise keeps a
///   ripple from looking like a wave where there is hardly any noise.
///
/// The numbers are the quickest that raise at most 2 false alarms in 100 series of 500 values of
/// pure noise and do not worsen the suggestions (`Benchmarks/Quality/stopping.py` and `fit.py`). Of
/// much longer series it is given the means of blocks: see `BlockRiseDetector`.
///
/// Source: Page, *Continuous inspection schemes*, 1954.
struct RiseDetector: Sendable, Hashable {
  /// The values needed before a level can be trusted.
  static let warmUp = 10

  private static let allowance = 2.0
  private static let clip = 3.0
  private static let clipOfRise = 4.0
  private static let threshold = 10.0

  private let smallestNoise: Double
  private var levels = RecentMedian(window: 21)
  private var steps = RecentMedian(window: 64)
  private var count = 0
  private var previous = 0.0
  private var lowest = Double.infinity
  private var evidence = 0.0
  private var highest = -Double.infinity

  /// The index of the last value at which nothing spoke for a rise: where it began, after an alarm.
  /// Nil before the first value.
  private(set) var onset: Int?

  /// Whether anything speaks for a rise.
  var isRising: Bool { evidence > 0 }

  /// Whether the series has risen for good.
  var isCertain: Bool { evidence > Self.threshold }

  init(smallestRise: Double) { smallestNoise = smallestRise / Self.allowance }

  /// Takes the next value, which must be finite; true when the series rises for good. O(1).
  mutating func record(_ value: Double) -> Bool {
    if count > 0 { steps.insert((value - previous).magnitude) }
    previous = value
    levels.insert(value)
    count += 1
    if lowest.isFinite { weigh(value) }
    if !isRising {
      onset = count - 1
      highest = -.infinity
    }
    if count > Self.warmUp { lowest = min(lowest, levels.median) }
    return isCertain
  }

  private mutating func weigh(_ value: Double) {
    highest = max(highest, value)
    // A series without noise still needs a unit to measure its rise by.
    let rounding = 1e-6 * max(1, lowest.magnitude)
    let noise = max(1.4826 / 2.0.squareRoot() * steps.median, smallestNoise, rounding)
    let top = value >= highest - noise ? Self.clipOfRise : Self.clip
    let standardized = max(-Self.clip, min((value - lowest) / noise, top))
    evidence = max(0, evidence + standardized - Self.allowance)
  }
}
