import Testing

@testable import LRSuggest

@Suite struct ExpectedCostTests {
  private static let distances = (0..<ExpectedCost.places).map { -4 + 0.05 * Double($0) }

  private static func cost(_ price: (Double) -> Double) throws -> ExpectedCost {
    try #require(
      ExpectedCost(oneCycle: distances.map(price), constant: distances.map { price($0 + 0.5) }))
  }

  private static func spike(_ bin: Int) throws -> OffsetDistribution {
    var logits = [Float](repeating: -800, count: OffsetDistribution.count)
    logits[bin] = 0
    return try #require(OffsetDistribution(anchor: 0, logits: logits, temperature: 1))
  }

  @Test(arguments: [0, 1, 7, 20, 39, 40])
  func aCertainDistributionIsAnsweredByItself(bin: Int) throws {
    let found = try Self.cost { $0 * $0 }.offset(for: Self.spike(bin), under: .oneCycle)
    #expect((found - OffsetDistribution.offset(of: bin)).magnitude < 1e-9)
  }

  @Test func aSquareCostGivesTheMeanAndASteeperRiseLess() throws {
    var random = SplitMix64(seed: 4)
    let logits = (0..<41).map { _ in Float(random.between(0, 3)) }
    let belief = try #require(OffsetDistribution(anchor: 0, logits: logits, temperature: 1))
    let middle = try Self.cost { $0 * $0 }.offset(for: belief, under: .oneCycle)
    #expect((middle - belief.mean).magnitude < 1e-9)
    let careful = try Self.cost { ($0 > 0 ? 2 : 1) * $0 * $0 }
    #expect(careful.offset(for: belief, under: .oneCycle) < middle - 0.1)
  }

  @Test func schedulesHaveCostsOfTheirOwn() throws {
    let cost = try Self.cost { $0 * $0 }, belief = try Self.spike(20)
    #expect(cost.offset(for: belief, under: .oneCycle).magnitude < 1e-9)
    #expect((cost.offset(for: belief, under: .constant) + 0.5).magnitude < 1e-9)
    #expect((cost.offset(for: belief, under: .linear) + 0.25).magnitude < 1e-9)
    #expect((cost.offset(for: belief, under: .cosine) + 0.25).magnitude < 1e-9)
  }

  @Test func ofEqualCostsTheLowestRateWins() throws {
    let found = try Self.cost { _ in 1 }.offset(for: Self.spike(20), under: .oneCycle)
    #expect(found == -2)
  }

  @Test func tablesOfOtherLengthsAreNone() {
    #expect(ExpectedCost(oneCycle: [], constant: Self.distances) == nil)
    #expect(ExpectedCost(oneCycle: Self.distances, constant: [1]) == nil)
  }
}
