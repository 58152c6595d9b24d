import LRSuggest
import Testing

/// A reset probe and a series of sweeps go the same way in both languages.
@Suite struct ProbeTests {
  @Test(arguments: 1...6) func `a probe goes the same way`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let center = 0.001 * Double(4 * seed)
    let noise = (0..<20).map { _ in random.between(0, 0.05) }
    let program = """
      import lrsuggest
      center, *noise = inputs
      probe = lrsuggest.ResetProbe(0.01, interval=(0.002, 0.05), steps_per_rate=20,
                                   schedule="constant", steps=1500)
      for index, lr in enumerate(probe):
          probe.record(lr / center + center / lr + noise[index % 20])
      found = probe.answer()
      numbers = [found.lr, *found.interval, found.best_lr, found.correction, found.weight,
                 float(found.steps), *(trial.loss for trial in found.trials)]
      texts = [probe.state, found.explanation()]
      """
    let context = try TrainingContext(schedule: .constant, steps: 1500)
    var probe = try ResetProbe(
      around: 0.01, interval: try SearchRange(from: 0.002, to: 0.05), for: context,
      stepsPerRate: 20)
    while let rate = probe.learningRate {
      try probe.record(rate / center + center / rate + noise[probe.stepsSpent % 20])
    }
    let found = try #require(probe.answer)
    let expected =
      [
        found.learningRate, found.interval.low, found.interval.high, found.bestLearningRate,
        found.correction, found.weight, Double(probe.stepsSpent),
      ] + probe.trials.compactMap { $0.loss }
    try expectSame(
      Python.run(program, [center] + noise),
      Reply(numbers: expected, texts: [probe.state.rawValue, probe.explanation]))
  }

  @Test func `several sweeps say the same`() throws {
    let program = """
      import lrsuggest
      factors = iter(inputs)
      def reset():
          global factor
          factor = next(factors)
      def step(lr):
          fall, rise = lr * factor / 0.01, lr * factor / 0.3
          return 2.3 / (1 + fall * fall) + rise * rise * rise * rise
      found = lrsuggest.several_sweeps(step, reset, 1e-5, 1, 80, steps=900)
      numbers = [found.lr, *found.interval, found.spread]
      texts = [found.explanation()]
      """
    let factors = [1.0, 2.5, 0.5, 1, 1]
    var series = try SweepSeries(
      schedule: try SweepSchedule(start: 1e-5, end: 1, count: 80),
      for: try TrainingContext(steps: 900))
    while let rate = series.learningRate {
      let scaled = rate * factors[series.curves.count]
      let fall = scaled / 0.01, rise = scaled / 0.3
      try series.record(2.3 / (1 + fall * fall) + rise * rise * rise * rise)
    }
    let analysis = try #require(series.analysis)
    let found = try #require(analysis.suggestion)
    let spread = try #require(analysis.spread)
    let expected: [Double] = [found.learningRate, found.interval.low, found.interval.high, spread]
    try expectSame(
      Python.run(program, factors), Reply(numbers: expected, texts: [analysis.explanation]))
  }
}
