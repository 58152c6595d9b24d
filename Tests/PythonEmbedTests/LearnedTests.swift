import LRSuggest
import Testing

/// Networks say the same, with and without a context, of curves and of sweeps; they see the same.
@Suite struct LearnedTests {
  /// Python that appends everything an `estimate` says.
  private static let reading = """
    if estimate is not None:
        numbers += [estimate.lr, *estimate.interval, estimate.spread, estimate.disagreement]
        numbers += [estimate.anchor, *estimate.distribution, estimate.is_supported]
    """

  private static func numbers(of estimate: LearnedEstimate?) -> [Double] {
    guard let estimate else { return [] }
    return [
      estimate.learningRate, estimate.interval.low, estimate.interval.high, estimate.spread,
      estimate.disagreement, estimate.anchor,
    ] + estimate.distribution + [estimate.isSupported ? 1 : 0]
  }

  @Test(arguments: 1...20) func `members and their rules`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      lrs, losses = inputs[:half], inputs[half:]
      context = {"schedule": "cosine", "steps": 1200, "optimizer": "adamw"}
      for member in ("ensemble", "features", "cnn", "gru", "image"):
          estimate = lrsuggest.learned(lrs, losses, member, **context)
          \(Self.reading.split(separator: "\n").joined(separator: "\n    "))
      for name in lrsuggest.rules("learned"):
          rate = lrsuggest.rule(name, lrs, losses, **context)
          numbers.append(-1 if isinstance(rate, lrsuggest.Refusal) else rate)
      """
    let context = try TrainingContext(schedule: .cosine, optimizer: .adamw, steps: 1200)
    let curve = try trial.curve(), analysis = Analysis(of: curve, for: context)
    let said = LearnedMember.allCases.flatMap { Self.numbers(of: analysis.learned($0)) }
    let rates = Rule.all.filter { $0.family == .learned }
      .map { $0.learningRate(on: curve, for: context) ?? -1 }
    try expectSame(
      Python.run(program, trial.columns), Reply(numbers: said + rates, texts: []))
  }

  @Test(arguments: 1...20) func `frames`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      frame = lrsuggest.frame(inputs[:half], inputs[half:], steps=300)
      if frame is not None:
          numbers += [frame.anchor, frame.stream_anchor, *frame.curve, *frame.features]
          numbers += [*frame.conditions, *frame.raster, *frame.stream]
      """
    let analysis = Analysis(of: try trial.curve(), for: try TrainingContext(steps: 300))
    var numbers: [Double] = []
    if let frame = analysis.frame, let stream = analysis.stream {
      let inputs = frame.curve + frame.features + frame.conditions + frame.raster
      numbers = [frame.anchor, stream.anchor] + (inputs + stream.rows.joined()).map(Double.init)
    }
    try expectSame(Python.run(program, trial.columns), Reply(numbers: numbers, texts: []))
  }

  @Test(arguments: 1...10) func `a sweep after every loss`(seed: UInt64) throws {
    let losses = try Trial(seed: seed).losses
    let program = """
      import lrsuggest
      sweep = lrsuggest.Sweep(num_iter=max(2, len(inputs)))
      for _, loss in zip(sweep, inputs):
          sweep.record(loss)
          estimate = sweep.estimate(schedule="constant", steps=700)
          \(Self.reading.split(separator: "\n").joined(separator: "\n    "))
      """
    var sweep = Sweep(schedule: try SweepSchedule(count: max(2, losses.count)))
    var numbers: [Double] = []
    let context = try TrainingContext(schedule: .constant, steps: 700)
    for loss in losses where sweep.learningRate != nil {
      try sweep.record(loss)
      numbers += Self.numbers(of: sweep.estimate(for: context))
    }
    try expectSame(Python.run(program, losses), Reply(numbers: numbers, texts: []))
  }
}
