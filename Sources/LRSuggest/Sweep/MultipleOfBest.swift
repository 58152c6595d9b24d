/// The stop rule of other tools: an exponential mean of the losses is above a multiple of its best.
///
/// ```
/// m ← β·m + (1 − β)·loss        s = m/(1 − βᵏ) after k losses, or m where it began at the first
/// best ← min(best, s)           stop when s > multiple·best
/// ```
///
/// Sources: fastai 2.8 `callback/schedule.py` and Lightning 2.6 `lr_finder.py` (β = 0.98,
/// corrected, 4); ignite 0.5 `lr_finder.py` and torch-lr-finder 0.2.2 (β = 0.95, from the first
/// loss, 5). They average in single precision, which moves a decision only where *s* is within
/// rounding of the limit. fastai's and Lightning's own rule does not stop at a NaN: nothing after
/// it is above anything, and the sweep runs to its end. Here a `Sweep` has ended before, at the
/// NaN.
struct MultipleOfBest: Sendable, Hashable {
  private let memory: Double
  private let isCorrected: Bool
  private var mean: Double?
  /// βᵏ, what is left of the start.
  private var remainder = 1.0
  private var best: BestMultiple<Double>

  /// fastai's and Lightning's.
  static let four = MultipleOfBest(multiple: 4, memory: 0.98, isCorrected: true)
  /// Ignite's and torch-lr-finder's.
  static let five = MultipleOfBest(multiple: 5, memory: 0.95, isCorrected: false)

  private init(multiple: Double, memory: Double, isCorrected: Bool) {
    (self.memory, self.isCorrected) = (memory, isCorrected)
    best = BestMultiple(factor: multiple)
  }

  /// Takes the next loss, which must be finite; true when the sweep should end. O(1).
  mutating func record(_ loss: Double) -> Bool {
    let before = mean ?? (isCorrected ? 0 : loss)
    let average = memory * before + (1 - memory) * loss
    mean = average
    remainder *= memory
    return best.isExceeded(by: isCorrected ? average / (1 - remainder) : average)
  }
}
