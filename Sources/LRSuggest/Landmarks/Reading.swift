/// What is read off a curve before anyone asks what it means: the smooth curve, its landmarks, and
/// how clearly they stand out.
///
/// Losses are on a transformed scale here: logarithms where no loss is negative.
public struct Reading: Sendable, Hashable {
  let signal: Signal
  let smooth: SmoothSignal

  /// The points that carry a name.
  public let landmarks: Landmarks

  /// How far the smooth curve falls from its start to its minimum: about the logarithm of the
  /// factor by which the loss shrinks.
  public let drop: Double

  /// The depth of the second deepest basin of the smooth curve: 0 where it only falls, then rises.
  public let runnerUp: Double

  /// The largest fall per decade left of the minimum, in units of its own standard deviation.
  public let significance: Double

  /// Whether the network seems to start badly scaled: with raw inputs or far too large weights.
  public let startsBadly: Bool

  /// Whether losses were read on a logarithmic scale: none is negative, and they fall by 2 % or
  /// more.
  public var isLogarithmic: Bool { signal.transform.isLogarithm }

  /// The number of points that were read; the curve may go on after an explosion.
  public var coveredCount: Int { signal.coveredCount }

  /// Why no more were read.
  public var end: Signal.End { signal.end }

  /// The last rate before the loss rose for good: where the evidence of the CUSUM was last zero, by
  /// whatever rule a sweep was stopped. Nil where the CUSUM saw no rise up to the end. It is known
  /// without the smooth curve, and follows the noise of single losses (above 2,000, of the means of
  /// blocks); `landmarks.elbow` is the same event on the smooth curve.
  public let onset: Double?

  /// The standard deviation of the losses around the smooth curve.
  public var noise: Double { smooth.noise }

  /// The width in decades over which the smoother averages; nil where nothing could be smoothed.
  public var bandwidth: Double? { smooth.bandwidth }

  /// `drop` in units of `noise`.
  public var clarity: Double { smooth.noise > 0 ? drop / smooth.noise : drop > 0 ? .infinity : 0 }

  /// Curves on the grid of `smooth` that the losses could as well be the noisy record of, sampled
  /// anew each time. O(200 *n*).
  var posteriorSamples: PosteriorSamples { PosteriorSamples(of: smooth, values: signal.values) }

  /// How many decades of the learning rate were read.
  public var decades: Double {
    guard let first = signal.grid.first, let last = signal.grid.last else { return 0 }
    return last - first
  }

  /// Points per decade.
  public var density: Double {
    decades > 0 ? (signal.weights.reduce(0, +) - 1) / decades : 0
  }

  /// Reads a curve. O(*n* log *n*).
  init(_ curve: Curve, smoothing: Smoothing) {
    let signal = Signal(curve)
    let smooth = Whittaker(smoothing: smoothing)
      .smooth(grid: signal.grid, values: signal.values, weights: signal.weights)
    self.signal = signal
    onset = signal.onset.map { curve.learningRates[$0] }
    self.smooth = smooth
    startsBadly = StartingScale.isBad(in: curve.losses)

    guard let descent = Descent(of: smooth.values) else {
      (landmarks, drop, runnerUp, significance) = (Landmarks(), 0, 0, 0)
      return
    }
    drop = descent.drop
    runnerUp = RunnerUpBasin.depth(in: smooth.values, lowest: descent.lowest)
    significance = (0...descent.lowest).reduce(0) { largest, index in
      let fall = -smooth.slopes[index], deviation = smooth.slopeDeviations[index]
      guard fall > 0 else { return largest }
      return deviation > 0 ? max(largest, fall / deviation) : .infinity
    }
    landmarks = LandmarkFinder(
      curve: curve, signal: signal, smooth: smooth, losses: signal.losses
    ).landmarks(of: descent)
  }
}
