extension Consensus {
  /// Why this answer deserves less trust.
  static func doubts(
    about reading: Reading, for context: TrainingContext, logRate: Double
  ) -> [Suggestion.Doubt] {
    var doubts: [Suggestion.Doubt] = []
    let onsetShare = onsetShare(of: reading)
    if onsetShare > 0 {
      doubts.append(.noDescent(clarity: reading.clarity))
    } else if reading.clarity < Calibration.clearDescent {
      doubts.append(.noisy(clarity: reading.clarity))
    }
    // As for a refusal: where the answer rests on the rise, it matters little which descent was
    // asked.
    if onsetShare < 0.5, reading.drop > 0,
      reading.runnerUp > Calibration.doubtfulRunnerUp * reading.drop
    {
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
    if let epochs = context.epochs, epochs > Calibration.doubtfulEpochs {
      doubts.append(.overfitting(epochs: epochs))
    }
    return doubts
  }
}
