import Testing

@testable import LRSuggest

@Suite struct FrameConditionsTests {
  @Test func conditionsSayWhatIsKnown() throws {
    let unknown = FrameConditions.values(for: .unknown, density: 12.5)
    #expect(unknown == [1] + [Float](repeating: 0, count: FrameConditions.count - 1))
    let known = FrameConditions.values(
      for: try TrainingContext(
        schedule: .cosine, optimizer: .adamw, steps: 4000, fineTuning: true, epochs: 100),
      density: 125)
    #expect(known == [0.5, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1])
    let short = FrameConditions.values(
      for: try TrainingContext(schedule: .constant, optimizer: .sgd, steps: 1), density: 0)
    #expect(short[0] == 0 && short[4] == 1 && short[8] == 0)
    #expect((Double(short[2]) - Elementary.log10(0.5)).magnitude < 1e-6)
    let nesterov = try TrainingContext(optimizer: .nesterov)
    #expect(FrameConditions.values(for: nesterov, density: 1)[5] == 1)
  }

  @Test(arguments: [(10, 0), (1, -1), (1e-9, -2), (1e9, 2)] as [(Double, Float)])
  func epochsAreClippedTwoDecadesAroundTen(epochs: Double, expected: Float) throws {
    let values = FrameConditions.values(for: try TrainingContext(epochs: epochs), density: 0)
    #expect(values[9] == 1)
    #expect((values[10] - expected).magnitude < 1e-6)
  }
}
