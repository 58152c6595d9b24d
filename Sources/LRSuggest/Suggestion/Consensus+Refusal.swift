extension Consensus {
  /// Why nothing can be said, or nil.
  static func refusalReason(
    for reading: Reading, confidence: Double
  ) -> Refusal.Reason? {
    let signal = reading.signal
    if signal.coveredCount == 0, let first = signal.firstLoss {
      return .noFiniteLoss(first: first)
    }
    if signal.count < Calibration.fewestPoints {
      return signal.end == .curve || reading.drop > 0
        ? .tooFewPoints(found: signal.count, needed: Calibration.fewestPoints)
        : .divergedAtStart(points: signal.coveredCount)
    }
    if reading.startsBadly { return .badlyScaled(confidence: confidence) }
    if reading.onset == nil, reading.clarity < Calibration.faintestAlone {
      return .noDescent(significance: reading.significance)
    }
    if !falls(reading) {
      guard signal.end != .curve, let onset = signal.onset else {
        return .noDescent(significance: reading.significance)
      }
      return onset < Calibration.fewestPoints
        ? .divergedAtStart(points: signal.coveredCount) : nil
    }
    // Where the answer mostly rests on the onset, the basins of the noise say nothing.
    if onsetShare(of: reading) < 0.5,
      reading.runnerUp > Calibration.ambiguousRunnerUp * reading.drop
    {
      return .ambiguous(share: reading.runnerUp / reading.drop)
    }
    return nil
  }

  /// Whether the curve falls, somewhere, by more than its noise explains.
  static func falls(_ reading: Reading) -> Bool {
    let featureless = Calibration.featureless
    let isFeatureless =
      (reading.bandwidth ?? 0) > min(featureless.share * reading.decades, featureless.bandwidth)
      && reading.clarity < featureless.clarity
    return reading.drop > 0 && reading.significance >= Calibration.leastSignificance
      && !isFeatureless
  }
}
