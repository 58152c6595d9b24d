import LRSuggest
import Testing

/// Landmarks lie at the same rates, heights and indices.
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
      """
    let analysis = try Analysis(of: trial.curve(), smoothing: trial.smoothing())
    let marks = Landmark.Kind.allCases.map { analysis.landmarks[$0] }
    try expectSame(
      Python.run(program, trial.columns),
      Reply(
        numbers: marks.compactMap(\.self).flatMap {
          [$0.learningRate, $0.loss, Double($0.index)]
        },
        texts: marks.map { $0?.kind.rawValue ?? "none" }))
  }
}
