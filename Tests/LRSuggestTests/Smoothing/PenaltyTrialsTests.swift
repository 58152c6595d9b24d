import Testing

@testable import LRSuggest

@Suite struct PenaltyTrialsTests {
  @Test(arguments: [3, 4, 5, 7, 30])
  func theDevianceIsMinusTwiceTheRestrictedLogLikelihood(count: Int) {
    let problem = SmoothingProblem(seed: 6, count: count)
    var trials = PenaltyTrials(values: problem.values, penalty: problem.differences)
    let penalties = [1e-3, 1, 50, 1e4]
    let found = trials.restrictedDeviances(weights: problem.weights, penalties: penalties)
    #expect(found.count == 4)
    for (penalty, deviance) in zip(penalties, found) {
      #expect((deviance - problem.restrictedDeviance(penalty)).magnitude < 1e-6)
    }
  }

  @Test func manyRowsHaveTheDevianceOfTheirFit() {
    // Thousands of pivots: their product leaves the range of a double many times over.
    let problem = SmoothingProblem(seed: 8, count: 5_000)
    var trials = PenaltyTrials(values: problem.values, penalty: problem.differences)
    for penalty in [1e-2, 1, 1e6, 1e10] {
      var system = PenalizedSystem(values: problem.values, penalty: problem.differences)
      system.fit(weights: problem.weights, penalty: penalty)
      var right = problem.values
      var factor = PentadiagonalFactor(count: problem.values.count)
      factor.factor(
        weights: problem.weights, penalty: penalty, bands: problem.differences.bands,
        reducing: &right)
      let expected =
        4_998 * Elementary.log(system.variance / penalty)
        + factor.pivots.reduce(0) { $0 + Elementary.log($1) }
      let found = trials.restrictedDeviances(weights: problem.weights, penalties: [penalty])
      #expect(relativeDistance(found[0], expected) < 1e-9)
    }
  }

  @Test func anyNumberOfPenaltiesIsAnswered() {
    let problem = SmoothingProblem(seed: 9, count: 20)
    var trials = PenaltyTrials(values: problem.values, penalty: problem.differences)
    let penalties = (0..<9).map { Elementary.exp10(Double($0) - 4) }
    let together = trials.restrictedDeviances(weights: problem.weights, penalties: penalties)
    let alone = penalties.flatMap {
      trials.restrictedDeviances(weights: problem.weights, penalties: [$0])
    }
    #expect(together == alone)
    #expect(trials.restrictedDeviances(weights: problem.weights, penalties: []).isEmpty)
  }

  @Test func aMatrixThatIsNotPositiveDefiniteHasNoDeviance() {
    let problem = SmoothingProblem(seed: 10, count: 12)
    var trials = PenaltyTrials(values: problem.values, penalty: problem.differences)
    let negative = problem.weights.map { -$0 }
    #expect(
      trials.restrictedDeviances(weights: negative, penalties: [1e-6, 1]).allSatisfy { $0.isNaN })
    #expect(trials.restrictedDeviances(weights: [1], penalties: [1]).allSatisfy { $0.isNaN })
  }
}
