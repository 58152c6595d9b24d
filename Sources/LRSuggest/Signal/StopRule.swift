/// Decides, one loss at a time, whether a range test is over.
///
/// Two things end it: a loss that is NaN or infinite, and a `RiseDetector` that is sure the loss
/// has risen for good. The detector watches the logarithm of the loss (as `LossTransform` takes
/// it), so that noise in proportion to the loss looks the same everywhere; once a loss is negative
/// it watches the loss itself, in units of the noise at the start. It compares with the noise and
/// not with a multiple of the best loss: a loss that levels off at chance, or is negative, ends
/// the sweep as surely as one that explodes.
///
/// The same rule, applied to a recorded curve, says which part of it is worth reading; so a sweep
/// that was stopped gives the same answer as one that was run to its end.
struct StopRule: Sendable, Hashable {
  /// What a loss ends a sweep with.
  enum Verdict: Sendable, Hashable {
    case nonFinite, diverged
  }

  private var opening: [Double] = []
  private var unit = 1.0
  private var logarithmic: RiseDetector?
  private var linear = RiseDetector(smallestRise: 0, largestRise: 1e4)
  private var floor = 0.0

  /// Takes the next loss; a verdict when the sweep should end. O(1).
  mutating func record(_ loss: Double) -> Verdict? {
    guard loss.isFinite else { return .nonFinite }
    if opening.count < RiseDetector.warmUp {
      opening.append(loss)
      if opening.count == RiseDetector.warmUp { open() }
      return nil
    }
    return watch(loss) ? .diverged : nil
  }

  /// Chooses the scales from the first losses, and catches up on them.
  private mutating func open() {
    let median = Quantile.median(of: opening)
    if let floor = LossTransform.logarithmFloor(start: median) {
      self.floor = floor
      // A loss a hundred times the lowest level is beyond hope.
      logarithmic = RiseDetector(smallestRise: 0.1, largestRise: Elementary.log(100))
    }
    let distance = Quantile.median(of: Quantile.distances(of: opening, from: median))
    unit = distance > 0 ? distance : max(median.magnitude, .leastNormalMagnitude)
    for loss in opening { _ = watch(loss) }
  }

  private mutating func watch(_ loss: Double) -> Bool {
    if loss < 0 { logarithmic = nil }
    let limit = Double.greatestFiniteMagnitude
    let risesLinearly = linear.record(max(-limit, min(loss / unit, limit)))
    let logarithm = LossTransform.logarithm(floor: floor).apply(loss)
    return logarithmic?.record(logarithm) ?? risesLinearly
  }
}
