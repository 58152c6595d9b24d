import Testing

@testable import LRSuggest

@Suite struct LearnedStreamTests {
  private let networks: LearnedNetworks
  private let conditions = [Float](repeating: 0.5, count: FrameConditions.count)

  init() throws { networks = try #require(LearnedNetworks.shipped) }

  @Test func anEstimateIsThereAfterEveryLoss() throws {
    var stream = LearnedStream(networks)
    #expect(stream.distributions(conditions: conditions, networks) == nil)
    for (step, rate) in Rates.geometric(100).enumerated() {
      let loss = 2 - 0.01 * Double(step)
      let isRead = stream.record(learningRate: rate, loss: loss, networks)
      #expect(isRead)
      let found = try #require(stream.distributions(conditions: conditions, networks))
      #expect(found.allSatisfy { ($0.probabilities.reduce(0, +) - 1).magnitude < 1e-12 })
    }
    #expect(stream.count == 100)
    #expect(stream.rows > 90)
    #expect((stream.density - 99.0 / 8).magnitude < 1e-9)
  }

  @Test func askingChangesNothing() throws {
    var asked = LearnedStream(networks), silent = asked
    let curve = try CurveFamily.heavyNoise.curve(seed: 2, count: 60)
    for (rate, loss) in zip(curve.learningRates, curve.losses) {
      _ = asked.record(learningRate: rate, loss: loss, networks)
      _ = asked.distributions(conditions: conditions, networks)
      _ = silent.record(learningRate: rate, loss: loss, networks)
    }
    #expect(asked == silent)
  }

  @Test func whatIsNoNumberEndsTheStream() {
    var start = LearnedStream(networks)
    _ = start.record(learningRate: 1e-3, loss: 2, networks)
    let bad: [(rate: Double, loss: Double)] = [
      (1e-2, .nan), (1e-2, .infinity), (0, 1), (-1, 1), (.nan, 1), (.infinity, 1),
    ]
    for (rate, loss) in bad {
      var stream = start
      let isRead = stream.record(learningRate: rate, loss: loss, networks)
      let goesOn = stream.record(learningRate: 1e-1, loss: 1, networks)
      #expect(!isRead && !goesOn)
      #expect(
        stream.distributions(conditions: conditions, networks)
          == start.distributions(conditions: conditions, networks))
    }
  }

  @Test func aLongSweepMakesNoMoreRowsThanAShortOne() throws {
    var stream = LearnedStream(networks)
    for (index, rate) in Rates.geometric(20_000).enumerated() {
      let loss = 2 - Double(index) / 20_000
      _ = stream.record(learningRate: rate, loss: loss, networks)
    }
    #expect(stream.count == 20_000)
    #expect(stream.rows <= 161)
  }
}
