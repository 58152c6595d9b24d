/// Turns a reading into an answer, by the formula and the limits in `Calibration`.
enum Consensus {
  static func answer(
    to reading: Reading, for context: TrainingContext, smoothing: Smoothing, average: EMA? = nil
  ) -> Answer {
    let confidence = Confidence.probability(of: reading, for: context)
    if let reason = refusalReason(for: reading, confidence: confidence) {
      return .refusal(
        Refusal(reason: reason, landmarks: reading.landmarks, clarity: reading.clarity))
    }
    let derivation = derivation(from: reading, for: context, smoothing: smoothing)
    guard let derivation else {
      let reason = Refusal.Reason.noDescent(significance: reading.significance)
      return .refusal(
        Refusal(reason: reason, landmarks: reading.landmarks, clarity: reading.clarity))
    }
    let spread = Spread(
      clarity: reading.clarity, schedule: context.schedule, onsetShare: derivation.onsetShare)
    let growth = Spread.growth(steps: derivation.steps)
    // What the law of the budget would add outside the measured range, or may add if none is known.
    let wanted = context.steps.map(Double.init) ?? derivation.steps
    let beyond = Calibration.stepsExponent * Elementary.log10(wanted / derivation.steps)
    let below = min(0, beyond) - (context.steps == nil ? Spread.unknownSteps.lowerBound : 0)
    let above = max(0, beyond) + (context.steps == nil ? Spread.unknownSteps.upperBound : 0)
    func range(_ offsets: ClosedRange<Double>, _ reach: EpochReach) -> SearchRange {
      let low = growth * offsets.lowerBound + below + reach.low(epochs: context.epochs)
      let high = growth * offsets.upperBound + above + reach.high(epochs: context.epochs)
      return SearchRange(
        low: Derivation.rate(of: derivation.logRate + low),
        high: Derivation.rate(of: derivation.logRate + high))
    }
    return .suggestion(
      Suggestion(
        learningRate: derivation.learningRate, interval: range(spread.interval, .interval),
        searchRange: range(spread.search, .search),
        maximumSafeLearningRate: derivation.isHeldByCeiling
          ? derivation.learningRate
          : Derivation.rate(of: derivation.logRate + Elementary.log10(spread.safeFactor)),
        confidence: confidence, landmarks: reading.landmarks,
        doubts: doubts(about: reading, for: context, logRate: derivation.logRate)
          + (average.map { [.smoothed($0)] } ?? []),
        derivation: derivation))
  }

  /// The factors of the answer, or nil where neither a descent nor the onset of a rise gives one.
  static func derivation(
    from reading: Reading, for context: TrainingContext, smoothing: Smoothing
  ) -> Derivation? {
    let share = onsetShare(of: reading)
    let landmarks = reading.landmarks
    let bottom = reading.rate(atDrop: Calibration.bottomShare) ?? landmarks.minimum?.learningRate
    guard let valley = share < 1 ? landmarks.valley?.learningRate : reading.onset,
      let bottom = share < 1 ? bottom : reading.onset
    else { return nil }
    let wanted = context.steps.map(Double.init) ?? Calibration.assumedSteps
    let measuredBandwidth = smoothing.penalty == nil ? reading.calibratedBandwidth : nil
    return Derivation(
      context: context, valley: valley, bottom: bottom,
      bandwidth: (measuredBandwidth ?? Calibration.typicalBandwidth)
        .clamped(to: Calibration.bandwidthLimits),
      bandwidthIsMeasured: measuredBandwidth != nil,
      onset: reading.onset ?? valley, onsetShare: share,
      steps: wanted.clamped(to: Calibration.measuredSteps),
      ceiling: landmarks.elbow.map { max($0.learningRate, reading.onset ?? 0) })
  }

  /// How much of an answer rests on where the loss rose for good: all of it where there is no
  /// descent, none where that is clear or the loss never rose.
  static func onsetShare(of reading: Reading) -> Double {
    guard reading.onset != nil else { return 0 }
    guard falls(reading), reading.landmarks.valley != nil else { return 1 }
    let limits = Calibration.faintDescent
    return ((limits.upperBound - reading.clarity) / (limits.upperBound - limits.lowerBound))
      .clamped(to: 0...1)
  }
}

extension Reading {
  /// The bandwidth as the calibration sweeps would have shown it.
  fileprivate var calibratedBandwidth: Double? {
    bandwidth.map { $0 * min(1, Calibration.spacing * Double(smooth.count - 1) / decades) }
  }
}

extension Double {
  fileprivate func clamped(to limits: ClosedRange<Double>) -> Double {
    max(limits.lowerBound, min(self, limits.upperBound))
  }
}
