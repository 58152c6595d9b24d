/// Notices, one loss at a time, that a training has diverged.
///
/// Two things end a range test: a loss that is NaN or infinite, and a `BlockRiseDetector` that is
/// sure the loss has risen for good. The detector watches the logarithm of the loss (as
/// `LossTransform` takes it), so that noise in proportion to the loss looks the same everywhere;
/// once a loss is negative it watches the loss itself, in units of the noise at the start. It
/// compares with the noise and not with a multiple of the best loss: a loss that levels off at
/// chance, or is negative, ends the sweep as surely as one that explodes. How long the sweep will
/// be plays no part, only how many losses there were; memory is bounded.
///
/// The same rule, applied to a recorded curve, says which part of it is worth reading; so a sweep
/// that was stopped gives the same answer as one that was run to its end.
struct DivergenceDetector: Sendable, Hashable {
  /// What a loss ends a sweep with.
  enum Verdict: Sendable, Hashable {
    case nonFinite, diverged
  }

  /// The losses so far, as long as the linear detector may have to catch up on them.
  private var losses = BlockMeans()
  private var unit = 1.0
  private var floor = 0.0
  /// The detector in use; it begins when the scales are known.
  private var detector: BlockRiseDetector?
  private var isLogarithmic = false
  private var count = 0

  /// Rises of the loss by less than a tenth are none.
  private static let smallestRise = 0.1

  /// The index of the last loss before a rise that goes on; nil where none does. After `.diverged`
  /// it is where that began. Of more than 2,000 losses it is the last of a block.
  var onset: Int? {
    guard let detector, detector.isRising else { return nil }
    return detector.onset
  }

  /// Takes the next loss; a verdict when the sweep should end. O(1) amortised.
  mutating func record(_ loss: Double) -> Verdict? {
    guard loss.isFinite else { return .nonFinite }
    count += 1
    // Asking the detector itself whether it is there would copy it, at every loss.
    if count <= RiseDetector.warmUp || isLogarithmic { losses.append(loss) }
    if count < RiseDetector.warmUp { return nil }
    if count == RiseDetector.warmUp {
      open()
      return nil
    }
    return watch(loss) ? .diverged : nil
  }

  /// Chooses the scales from the first losses, and catches up on them.
  private mutating func open() {
    let first = losses.means
    let median = Quantile.median(of: first)
    let distance = Quantile.median(of: Quantile.distances(of: first, from: median))
    unit = distance > 0 ? distance : max(median.magnitude, .leastNormalMagnitude)
    guard let floor = LossTransform.logarithmFloor(start: median), first.allSatisfy({ $0 >= 0 })
    else {
      turnLinear()
      return
    }
    self.floor = floor
    isLogarithmic = true
    detector = BlockRiseDetector(smallestRise: Self.smallestRise)
    for loss in first { _ = watch(loss) }
  }

  private mutating func watch(_ loss: Double) -> Bool {
    if isLogarithmic, loss < 0 { return turnLinear() }
    let value =
      isLogarithmic ? LossTransform.logarithm(floor: floor).apply(loss) : inUnits(loss)
    return detector?.record(value) ?? false
  }

  /// Watches the losses themselves from now on, as if they had always been watched; whether the
  /// last one raises an alarm.
  @discardableResult private mutating func turnLinear() -> Bool {
    let linear = BlockRiseDetector(smallestRise: 0, after: losses.scaled(inUnits))
    detector = linear
    isLogarithmic = false
    losses = BlockMeans()
    return linear.isCertain
  }

  private func inUnits(_ loss: Double) -> Double {
    let limit = Double.greatestFiniteMagnitude
    return max(-limit, min(loss / unit, limit))
  }
}
