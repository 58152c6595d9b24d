import LRSuggest
import Testing

/// What several runs say in Python is what they say in Swift, to the last bit and the last word.
@Suite struct RunsTests {
  @Test(arguments: 1...20) func `several runs`(seed: UInt64) throws {
    let trials = try (0..<(2 + seed % 4)).map { try Trial(seed: 31 * seed + $0) }
    let program = """
      import lrsuggest
      runs, rest = [], inputs
      while rest:
          count = int(rest[0])
          runs.append((rest[1 : 1 + count], rest[1 + count : 1 + 2 * count]))
          rest = rest[1 + 2 * count :]
      answer = lrsuggest.suggest_runs(runs, schedule="constant", steps=3000)
      texts += [answer.explanation()]
      if answer:
          numbers += [answer.lr, *answer.interval, *answer.search_range, answer.max_safe_lr]
          numbers += [-1.0 if one is None else one for one in (answer.spread, answer.elbow_spread)]
          texts += [str(bool(run)) for run in answer.runs]
      """
    let inputs = trials.flatMap { [Double($0.losses.count)] + $0.columns }
    let context = try TrainingContext(schedule: .constant, steps: 3000)
    let analysis = try Runs(trials.map { try $0.curve() }).analysis(for: context)
    try expectSame(Python.run(program, inputs), Self.reply(analysis))
  }

  private static func reply(_ analysis: RunsAnalysis) -> Reply {
    guard let found = analysis.suggestion else {
      return Reply(numbers: [], texts: [analysis.explanation])
    }
    return Reply(
      numbers: [
        found.learningRate, found.interval.low, found.interval.high, found.searchRange.low,
        found.searchRange.high, found.maximumSafeLearningRate, analysis.spread ?? -1,
        analysis.elbowSpread ?? -1,
      ],
      texts: [analysis.explanation]
        + analysis.runs.map { $0.suggestion == nil ? "False" : "True" })
  }
}
