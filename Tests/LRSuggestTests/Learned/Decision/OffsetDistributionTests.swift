import Testing

@testable import LRSuggest

@Suite struct OffsetDistributionTests {
  /// All mass on one bin, but for a rest that no test sees.
  private static func spike(_ bin: Int, anchor: Double = 0) throws -> OffsetDistribution {
    var logits = [Float](repeating: -800, count: OffsetDistribution.count)
    logits[bin] = 0
    return try #require(OffsetDistribution(anchor: anchor, logits: logits, temperature: 1))
  }

  @Test func probabilitiesAreTheSoftmaxOfCooledLogits() throws {
    let logits = (0..<41).map { Float($0) / 7 }
    let found = try #require(OffsetDistribution(anchor: -3, logits: logits, temperature: 2))
    let powers = logits.map { Elementary.exp(Double($0) / 2) }
    #expect(largestDistance(found.probabilities, powers.map { $0 / powers.reduce(0, +) }) < 1e-15)
    #expect(found.anchor == -3)
  }

  @Test func whatIsNoDistributionIsNone() {
    let logits = [Float](repeating: 1, count: 41)
    #expect(OffsetDistribution(anchor: 0, logits: Array(logits.dropLast()), temperature: 1) == nil)
    #expect(OffsetDistribution(anchor: .nan, logits: logits, temperature: 1) == nil)
    #expect(OffsetDistribution(anchor: 0, logits: logits, temperature: 0) == nil)
    #expect(OffsetDistribution(anchor: 0, logits: logits, temperature: .nan) == nil)
    for wrong in [Float.nan, .infinity, -.infinity] {
      let broken = logits.dropLast() + [wrong]
      #expect(OffsetDistribution(anchor: 0, logits: Array(broken), temperature: 1) == nil)
    }
    #expect(OffsetDistribution.mean(of: []) == nil)
  }

  @Test func movingKeepsTheMassAndInsideTheGridTheMean() throws {
    let start = try Self.spike(20, anchor: -2)
    for target in [-2.0, -2.03, -1.5, -2.849, -3.9] {
      let moved = start.moved(to: target)
      #expect((moved.probabilities.reduce(0, +) - 1).magnitude < 1e-12)
      #expect((moved.mean + target - (start.mean + start.anchor)).magnitude < 1e-9)
      #expect(moved.anchor == target)
    }
    #expect(start.moved(to: 7).probabilities.first == 1)
    #expect(start.moved(to: -70).probabilities.last == 1)
    #expect(start.moved(to: .infinity) == start)
    #expect(start.moved(to: 1e300).probabilities.first == 1)
  }

  @Test func aMeanIsWeightedAroundTheFirstAnchor() throws {
    let left = try Self.spike(10), right = try Self.spike(10, anchor: 1)
    let mean = try #require(
      OffsetDistribution.mean(of: [left, right, right], weights: [3, 1, -5]))
    #expect(mean.anchor == 0)
    #expect((mean.probabilities[10] - 0.75).magnitude < 1e-12)
    #expect((mean.probabilities[20] - 0.25).magnitude < 1e-12)
    #expect(OffsetDistribution.mean(of: [left], weights: [0]) == nil)
  }

  @Test func quantilesCutTheMass() throws {
    let spike = try Self.spike(20)
    #expect((spike.quantile(0.1) + 0.04).magnitude < 1e-9)
    #expect((spike.quantile(0.9) - 0.04).magnitude < 1e-9)
    #expect((spike.deviation - 0).magnitude < 1e-9)
    let flat = try #require(
      OffsetDistribution(anchor: 0, logits: [Float](repeating: 3, count: 41), temperature: 1))
    #expect((flat.quantile(0.5) - 0).magnitude < 1e-9)
    #expect((flat.quantile(0.1) - (-2.05 + 0.41)).magnitude < 1e-9)
    #expect(flat.quantile(0) >= -2.05 && flat.quantile(1) <= 2.05 + 1e-12)
    #expect(
      (flat.deviation - 0.1 * (41.0 * 41 - 1).squareRoot() / 12.0.squareRoot()).magnitude < 1e-9)
  }
}
