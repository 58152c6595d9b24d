/// Everything one range test says: the smooth curve, its landmarks, and the answer.
public struct Analysis: Sendable, Hashable {
  /// The curve.
  public let curve: Curve
  /// What was known of the training.
  public let context: TrainingContext
  /// The suggestion or the refusal.
  public let answer: Answer

  /// The exponential moving average that the losses are, or are taken for; nil where they are raw.
  /// It was undone before the curve was read.
  public let average: EMA?

  /// What was read off the curve, whatever the training.
  public let reading: Reading

  /// How the curve was smoothed.
  let smoothing: Smoothing

  /// Reads a curve.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(
    of curve: Curve, for context: TrainingContext = .unknown, smoothing: Smoothing = .automatic
  ) {
    self.curve = curve
    self.context = context
    self.smoothing = smoothing
    let average = Self.average(of: curve, beta: context.emaBeta)
    self.average = average
    reading = Reading(
      Self.raw(curve, average, isTold: context.emaBeta != nil), smoothing: smoothing)
    answer = Consensus.answer(
      to: reading, for: context, smoothing: smoothing, average: average)
  }

  /// The losses that were read: those of the curve, or what its average was made of.
  ///
  /// - Complexity: O(*n*) each time.
  var readCurve: Curve { Self.raw(curve, average, isTold: context.emaBeta != nil) }

  /// An average that was only guessed is undone as far as its curve would be read: the losses of a
  /// stopped sweep must give the same answer as those of a finished one.
  private static func raw(_ curve: Curve, _ average: EMA?, isTold: Bool) -> Curve {
    guard let average else { return curve }
    guard !isTold else { return curve.undoing(average) }
    var detector = DivergenceDetector()
    let last = curve.losses.firstIndex { detector.record($0) != nil } ?? curve.count - 1
    return Curve(curve, losses: average.undone(Array(curve.losses.prefix(last + 1))))
  }

  private static func average(of curve: Curve, beta: Double?) -> EMA? {
    guard let beta else { return curve.detectedAverage() }
    return beta > 0
      ? EMA(known: beta, form: EMADetector.form(of: curve.losses, beta: beta)) : nil
  }

  /// How much of an answer rests on the onset of the rise: 0 where the descent is clear, 1 where
  /// there is none. O(1).
  public var onsetShare: Double { Consensus.onsetShare(of: reading) }

  /// The points that carry a name.
  public var landmarks: Landmarks { reading.landmarks }

  /// How well the place of every landmark is known: intervals that hold it in 80 % of simulated
  /// trainings.
  ///
  /// What is held is the landmark of the curve without noise: of the expected loss at each step.
  /// For the valley, which only noise gives a place, it is the median over repeated sweeps.
  ///
  /// The landmarks are found again on 200 curves that the losses could as well be the noisy record
  /// of (drawn from the posterior of the smoother and of its penalty; the valley with the residuals
  /// put back). On each side the interval reaches to the quantile of 10 or 90 % of what is found,
  /// at least half the spacing of the points, plus, in quadrature, a quarter of the smoother's
  /// bandwidth, all stretched by `IntervalCalibration`: sampled intervals alone promise too much.
  /// It ends with the sweep.
  ///
  /// The same curve gives the same intervals. Where the caller fixed the smoothing it is believed.
  ///
  /// - Complexity: O(200 *n* log *n*) each time; about two milliseconds for a hundred points.
  public var landmarkIntervals: LandmarkIntervals { reading.intervals(on: curve) }

  /// The curve without its noise, or nil where fewer than three losses could be used.
  ///
  /// - Complexity: O(*n*) each time.
  public var smoothCurve: SmoothCurve? { SmoothCurve(reading) }
}
