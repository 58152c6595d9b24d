/// Turns a reading into an answer, by the formula and the limits in `Calibration`.
enum Consensus {
  static func answer(
    to reading: Reading, for context: TrainingContext, smoothing: Smoothing, average: EMA? = nil
  ) -> Answer {
    if let reason = refusalReason(for: reading) {
      return .refusal(
        Refusal(reason: reason, landmarks: reading.landmarks, clarity: reading.clarity))
    }
    guard let valley = reading.landmarks.valley, let minimum = reading.landmarks.minimum else {
      let reason = Refusal.Reason.noDescent(significance: reading.significance)
      return .refusal(
        Refusal(reason: reason, landmarks: reading.landmarks, clarity: reading.clarity))
    }
    let wanted = context.steps.map(Double.init) ?? Calibration.assumedSteps
    let measuredBandwidth = smoothing.penalty == nil ? reading.calibratedBandwidth : nil
    let derivation = Derivation(
      context: context, valley: valley.learningRate, minimum: minimum.learningRate,
      bandwidth: (measuredBandwidth ?? Calibration.typicalBandwidth)
        .clamped(to: Calibration.bandwidthLimits),
      bandwidthIsMeasured: measuredBandwidth != nil,
      steps: wanted.clamped(to: Calibration.measuredSteps),
      elbow: reading.landmarks.elbow?.learningRate)

    let spread = Spread(clarity: reading.clarity, schedule: context.schedule)
    let growth = Spread.growth(steps: derivation.steps)
    // What the law of the budget would add outside the measured range, or may add if none is known.
    let beyond = Calibration.stepsExponent * Elementary.log10(wanted / derivation.steps)
    let below = min(0, beyond) - (context.steps == nil ? Spread.unknownSteps.lowerBound : 0)
    let above = max(0, beyond) + (context.steps == nil ? Spread.unknownSteps.upperBound : 0)
    func range(_ offsets: ClosedRange<Double>) -> SearchRange {
      SearchRange(
        low: Derivation.rate(of: derivation.logRate + growth * offsets.lowerBound + below),
        high: Derivation.rate(of: derivation.logRate + growth * offsets.upperBound + above))
    }
    return .suggestion(
      Suggestion(
        learningRate: derivation.learningRate, interval: range(spread.interval),
        searchRange: range(spread.search),
        maximumSafeLearningRate: derivation.isHeldByElbow
          ? derivation.learningRate
          : Derivation.rate(of: derivation.logRate + Elementary.log10(spread.safeFactor)),
        landmarks: reading.landmarks,
        doubts: doubts(about: reading, for: context, logRate: derivation.logRate)
          + (average.map { [.smoothed($0)] } ?? []),
        derivation: derivation))
  }

  private static func refusalReason(for reading: Reading) -> Refusal.Reason? {
    let signal = reading.signal
    if signal.coveredCount == 0, let first = signal.firstLoss {
      return .noFiniteLoss(first: first)
    }
    if signal.count < Calibration.fewestPoints {
      return signal.end == .curve || reading.drop > 0
        ? .tooFewPoints(found: signal.count, needed: Calibration.fewestPoints)
        : .divergedAtStart(points: signal.coveredCount)
    }
    if !falls(reading) {
      let lowest = reading.landmarks.minimum?.index ?? 0
      return signal.end != .curve && lowest < signal.coveredCount / 4
        ? .divergedAtStart(points: signal.coveredCount)
        : .noDescent(significance: reading.significance)
    }
    if reading.runnerUp > Calibration.ambiguousRunnerUp * reading.drop {
      return .ambiguous(share: reading.runnerUp / reading.drop)
    }
    return nil
  }

  /// Whether the curve falls, somewhere, by more than its noise explains.
  private static func falls(_ reading: Reading) -> Bool {
    let featureless = Calibration.featureless
    let isFeatureless =
      (reading.bandwidth ?? 0) > min(featureless.share * reading.decades, featureless.bandwidth)
      && reading.clarity < featureless.clarity
    return reading.drop > 0 && reading.significance >= Calibration.leastSignificance
      && !isFeatureless
  }

  private static func doubts(
    about reading: Reading, for context: TrainingContext, logRate: Double
  ) -> [Suggestion.Doubt] {
    var doubts: [Suggestion.Doubt] = []
    if reading.clarity < Calibration.clearDescent {
      doubts.append(.noisy(clarity: reading.clarity))
    }
    if reading.runnerUp > Calibration.doubtfulRunnerUp * reading.drop {
      doubts.append(.secondDescent(share: reading.runnerUp / reading.drop))
    }
    if reading.landmarks.elbow == nil { doubts.append(.noElbow) }
    if reading.density < Calibration.densePoints {
      doubts.append(.sparse(density: reading.density))
    }
    if !reading.signal.isEven { doubts.append(.uneven) }
    let last = reading.signal.grid.last ?? logRate
    if reading.decades < Calibration.fewestDecades || logRate > last {
      doubts.append(.narrow(decades: reading.decades))
    }
    if let steps = context.steps, !Calibration.measuredSteps.contains(Double(steps)) {
      doubts.append(.stepsOutside(steps: steps))
    }
    return doubts
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
