import LRSuggest
import Testing

/// Landmarks lie at the same rates, heights and indices, with the same intervals.
@Suite struct LandmarkTests {
  @Test(arguments: 1...60) func `every landmark`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      smoothing = \(trial.penalty.map(\.description) ?? "None")
      marks = lrsuggest.landmarks(inputs[:half], inputs[half:], smoothing=smoothing)
      for name in (\(Landmark.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))):
          mark = getattr(marks, name)
          texts.append(mark.name if mark else "none")
          numbers += [mark.lr, mark.loss, mark.index] if mark else []
          numbers += [*mark.interval, mark.probability] if mark and mark.interval else []
      """
    let analysis = try Analysis(of: trial.curve(), smoothing: trial.smoothing())
    let marks = Landmark.Kind.allCases.map { analysis.landmarks[$0] }
    let intervals = analysis.landmarkIntervals
    try expectSame(
      Python.run(program, trial.columns),
      Reply(
        numbers: marks.compactMap(\.self).flatMap { mark in
          let interval = intervals[mark.kind].map { [$0.low, $0.high, $0.probability] } ?? []
          return [mark.learningRate, mark.loss, Double(mark.index)] + interval
        },
        texts: marks.map { $0?.kind.rawValue ?? "none" }))
  }
}
