import Testing

@testable import LRSuggest

@Suite struct GroupGainTests {
  private static func step(_ gradientStep: Double) -> GroupStep {
    GroupStep(gradientStep: gradientStep, stepSquare: 1, weightSquare: 1, gradientSquare: 1)
  }

  @Test func `groups whose gain exceeds the largest double leave the others at their ratios`()
    throws
  {
    var sweep = try GroupSweep(groups: ["huge", "usual"], ratios: [1, 3])
    // The usual group gains per unit of the rate, and nothing altogether.
    for (rate, loss, usual) in [(1e-3, 2.0, -1.0), (1e-2, 1.0, 2.0)] {
      try sweep.record(
        learningRate: rate, loss: loss, steps: [Self.step(-1e306), Self.step(usual)])
    }
    let groups = try sweep.report().groups
    #expect(groups.map(\.multiplier) == [1, 3])
    #expect(groups.allSatisfy { $0.advice == .keep })
  }
}
