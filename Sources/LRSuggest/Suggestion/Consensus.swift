/// Turns a reading into an answer, by the formula and the limits in `Calibration`.
enum Consensus {
  static func answer(to reading: Reading, for context: TrainingContext, smoothing: Smoothing)
    -> Answer
  {
    if let reason = refusalReason(for: reading) {
      return .refusal(Refusal(reason: reason, landmarks: reading.landmarks))
    }
    guard let valley = reading.landmarks.valley, let minimum = reading.landmarks.minimum else {
      let reason = Refusal.Reason.noDescent(significance: reading.significance)
      return .refusal(Refusal(reason: reason, landmarks: reading.landmarks))
    }
    let measured = smoothing.penalty == nil ? reading.smooth.bandwidth : nil
    let wanted = context.steps.map(Double.init) ?? Calibration.assumedSteps
    let derivation = Derivation(
      context: context, valley: valley.learningRate, minimum: minimum.learningRate,
      bandwidth: (measured ?? Calibration.typicalBandwidth).clamped(
        to: Calibration.bandwidthLimits),
      bandwidthIsMeasured: measured != nil,
      steps: wanted.clamped(to: Calibration.measuredSteps))
    let spread =
      reading.clarity < Calibration.clearDescent
      ? Calibration.noisySpread : Calibration.clearSpread
    // What the law of the budget would add outside the measured range.
    let beyond = Calibration.stepsExponent * Elementary.log10(wanted / derivation.steps)
    func range(_ offsets: ClosedRange<Double>) -> SearchRange {
      SearchRange(
        low: rate(derivation.logRate + offsets.lowerBound + min(0, beyond)),
        high: rate(derivation.logRate + offsets.upperBound + max(0, beyond)))
    }
    return .suggestion(
      Suggestion(
        learningRate: rate(derivation.logRate), interval: range(spread.interval),
        searchRange: range(spread.search),
        maximumSafeLearningRate: rate(derivation.logRate + Elementary.log10(spread.safeFactor)),
        landmarks: reading.landmarks, doubts: doubts(about: reading, for: context),
        derivation: derivation))
  }

  private static func refusalReason(for reading: Reading) -> Refusal.Reason? {
    let signal = reading.signal
    if signal.coveredCount == 0, let first = signal.firstLoss {
      return .noFiniteLoss(first: first)
    }
    if signal.count < Calibration.fewestPoints {
      return signal.end == .curve
        ? .tooFewPoints(found: signal.count, needed: Calibration.fewestPoints)
        : .divergedAtStart(points: signal.coveredCount)
    }
    if reading.significance < Calibration.leastSignificance || reading.drop <= 0 {
      let endsEarly = signal.coveredCount < signal.recordedCount / 4
      return endsEarly
        ? .divergedAtStart(points: signal.coveredCount)
        : .noDescent(significance: reading.significance)
    }
    if reading.climb > Calibration.largestClimb * reading.drop {
      return .ambiguous(climb: reading.climb, drop: reading.drop)
    }
    return nil
  }

  private static func doubts(
    about reading: Reading, for context: TrainingContext
  ) -> [Suggestion.Doubt] {
    var doubts: [Suggestion.Doubt] = []
    if reading.clarity < Calibration.clearDescent {
      doubts.append(.noisy(clarity: reading.clarity))
    }
    if reading.landmarks.elbow == nil { doubts.append(.noElbow) }
    if reading.density < Calibration.densePoints {
      doubts.append(.sparse(density: reading.density))
    }
    if let steps = context.steps, !Calibration.measuredSteps.contains(Double(steps)) {
      doubts.append(.stepsOutside(steps: steps))
    }
    if reading.drop < Calibration.deepDescent {
      doubts.append(.shallow(share: 1 - Elementary.exp(-reading.drop)))
    }
    return doubts
  }

  /// The rate of a logarithm, kept a positive, finite number.
  private static func rate(_ logarithm: Double) -> Double {
    max(.leastNonzeroMagnitude, min(Elementary.exp10(logarithm), .greatestFiniteMagnitude))
  }
}

extension Double {
  fileprivate func clamped(to limits: ClosedRange<Double>) -> Double {
    max(limits.lowerBound, min(self, limits.upperBound))
  }
}
