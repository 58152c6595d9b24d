import LRSuggest
import Testing

/// Many tasks and many Python threads at once change no bit of any answer.
@Suite struct ConcurrencyTests {
  @Test func `tasks call Python and Swift side by side`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in 1...64 as ClosedRange<UInt64> {
        group.addTask {
          let trial = try Trial(seed: seed)
          let program = """
            import lrsuggest
            half = len(inputs) // 2
            answer = lrsuggest.suggest(inputs[:half], inputs[half:], \(trial.keywords))
            \(Answer.reading)
            """
          try expectSame(Python.run(program, trial.columns), trial.answer().reply)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `threads of Python share one analysis`() throws {
    let trial = try Trial(seed: 1)
    let program = """
      import lrsuggest
      from concurrent.futures import ThreadPoolExecutor
      half = len(inputs) // 2
      shared = lrsuggest.suggest(inputs[:half], inputs[half:], \(trial.keywords))
      def work(turn):
          fresh = lrsuggest.suggest(inputs[:half], inputs[half:], \(trial.keywords))
          return [float(fresh), float(shared), shared.landmarks.minimum.lr]
      with ThreadPoolExecutor(8) as pool:
          for found in pool.map(work, range(200)):
              numbers += found
      """
    let rate = try #require(trial.answer().suggestion).learningRate
    let analysis = try Analysis(of: trial.curve(), for: trial.context, smoothing: trial.smoothing())
    let minimum = try #require(analysis.landmarks[.minimum]).learningRate
    let expected = (0..<200).flatMap { _ in [rate, rate, minimum] }
    try expectSame(Python.run(program, trial.columns), Reply(numbers: expected))
  }
}
