import Testing

@testable import LRSuggest

/// Whatever a curve holds, there is an answer, and its numbers are numbers.
@Suite struct TotalityTests {
  @Test(arguments: 0..<10)
  func everyCurveHasAnAnswerOfFinitePositiveRates(part: Int) throws {
    for seed in (250 * part)..<(250 * part + 250) {
      var random = SplitMix64(seed: seed)
      let curve = try HostileCurve.random(&random)
      let context = try TrainingContext(
        schedule: random.pick(Schedule.allCases), steps: random.pick([nil, 1, 1000, .max]))
      let smoothing = try random.pick([nil, nil, 0, 1, 1e8]).map(Smoothing.init(penalty:))
      let analysis = Analysis(of: curve, for: context, smoothing: smoothing ?? .automatic)
      #expect(problems(of: analysis) == [], "seed \(seed)")
    }
  }

  private func problems(of analysis: Analysis) -> [String] {
    var problems: [String] = []
    switch analysis.answer {
    case .refusal(let refusal):
      if refusal.explanation.isEmpty { problems.append("explanation") }
    case .suggestion(let found):
      let rates = [
        found.searchRange.low, found.interval.low, found.learningRate, found.interval.high,
        found.searchRange.high,
      ]
      if rates != rates.sorted() { problems.append("order") }
      let isSafe = found.maximumSafeLearningRate >= found.learningRate
      if !isSafe || !(rates + [found.maximumSafeLearningRate]).allSatisfy(isRate) {
        problems.append("rates")
      }
      if found.explanation.contains("nan") || found.explanation.contains("inf ") {
        problems.append("explanation")
      }
    }
    return problems + self.problems(of: analysis.reading) + self.problems(of: analysis.landmarks)
  }

  private func problems(of reading: Reading) -> [String] {
    let numbers = [
      reading.drop, reading.noise, reading.runnerUp, reading.bandwidth ?? 0, reading.density,
      reading.decades,
    ]
    var problems = numbers.allSatisfy { $0.isFinite && $0 >= 0 } ? [] : ["reading \(numbers)"]
    if !(reading.significance >= 0) { problems.append("significance") }
    if let smooth = SmoothCurve(reading) {
      let losses = smooth.lower + smooth.losses + smooth.upper
      if !losses.allSatisfy(\.isFinite) { problems.append("smooth losses") }
      let rates = smooth.learningRates
      if !zip(rates, rates.dropFirst()).allSatisfy({ $0 < $1 }) { problems.append("smooth rates") }
    }
    return problems
  }

  private func problems(of landmarks: Landmarks) -> [String] {
    landmarks.all.compactMap { landmark in
      isRate(landmark.learningRate) && landmark.loss.isFinite ? nil : landmark.kind.rawValue
    }
  }

  private func isRate(_ rate: Double) -> Bool { rate.isFinite && rate > 0 }
}
