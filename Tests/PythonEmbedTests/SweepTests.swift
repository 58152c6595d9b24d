import LRSuggest
import Testing

/// A sweep fed the same losses hands out the same rates and ends at the same step.
@Suite struct SweepTests {
  @Test(arguments: SweepMode.allCases, 1...20) func sweep(mode: SweepMode, seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let start = pow10(random.between(-9, -4))
    let end = pow10(random.between(-2, 2))
    let losses = try Trial(seed: seed).losses
    let rule = StopRule.allCases[Int(seed % 4)]
    let program = """
      import lrsuggest
      start, end, *losses = inputs
      sweep = lrsuggest.Sweep(start, end, len(losses), "\(mode.rawValue)", stop="\(rule.rawValue)")
      for lr, loss in zip(sweep, losses):
          numbers.append(lr)
          sweep.record(loss)
      numbers += [len(sweep), *sweep.lrs, *sweep.losses, sweep.onset or -1]
      texts.append(sweep.stop_reason)
      answer = sweep.suggest(optimizer="adam", steps=500)
      \(Answer.reading)
      """
    try expectSame(
      Python.run(program, [start, end] + losses),
      native(SweepSchedule(start: start, end: end, count: losses.count, mode: mode), rule, losses))
  }

  private func native(_ schedule: SweepSchedule, _ rule: StopRule, _ losses: [Double]) throws
    -> Reply
  {
    var sweep = Sweep(schedule: schedule, stopRule: rule)
    var rates: [Double] = []
    for loss in losses {
      guard let rate = sweep.learningRate else { break }
      rates.append(rate)
      try sweep.record(loss)
    }
    let curve = try sweep.curve()
    let onset = Analysis(of: curve).reading.onset ?? -1
    let answer = try curve.suggest(for: TrainingContext(optimizer: .adam, steps: 500)).reply
    return Reply(
      numbers: rates + [Double(curve.count)] + curve.learningRates + curve.losses + [onset]
        + answer.numbers,
      texts: [sweep.state.rawValue] + answer.texts)
  }
}
