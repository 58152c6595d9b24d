import Testing

@testable import LRSuggest

@Suite struct MultipleOfBestTests {
  /// As fastai and ignite do it over a whole recording.
  @Test(arguments: CurveFamily.allCases)
  func bothEndWhereTheReplayOfALibraryEnds(family: CurveFamily) throws {
    for seed in 0..<6 {
      let losses = try family.curve(seed: seed, count: 100).losses.filter { $0.isFinite }
      let fastai = BestMultiple.recordedCount(of: DebiasedAverage.values(of: losses), factor: 4)
      let ignite = BestMultiple.recordedCount(of: SeededAverage.values(of: losses), factor: 5)
      let four = end(of: losses, by: .four), five = end(of: losses, by: .five)
      #expect((four.map { $0 + 1 } ?? losses.count) == fastai, "seed \(seed)")
      #expect((five.map { $0 + 1 } ?? losses.count) == ignite, "seed \(seed)")
    }
  }

  @Test func neitherSeesALossThatLevelsOffBelowItsMultiple() {
    for (rule, level) in [(MultipleOfBest.four, 3.9), (.five, 4.9)] {
      #expect(end(of: (0..<2000).map { $0 < 100 ? 1 : level }, by: rule) == nil)
    }
  }

  @Test func bothEndAtOnceWhereLossesAreNegative() {
    for rule in [MultipleOfBest.four, .five] { #expect(end(of: [-2, -2], by: rule) == 0) }
  }

  @Test func theLargestDoublesTrapNowhere() {
    let largest = Double.greatestFiniteMagnitude
    for rule in [MultipleOfBest.four, .five] {
      var rule = rule
      for loss in [largest, -largest, .leastNonzeroMagnitude, 0, largest] { _ = rule.record(loss) }
    }
  }

  private func end(of losses: [Double], by rule: MultipleOfBest) -> Int? {
    var rule = rule
    for (step, loss) in losses.enumerated() where rule.record(loss) { return step }
    return nil
  }
}
