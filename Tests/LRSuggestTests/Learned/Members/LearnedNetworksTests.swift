import Testing

@testable import LRSuggest

@Suite struct LearnedNetworksTests {
  @Test func aTableThatDoesNotFitIsNone() {
    let tables = LearnedTables()
    #expect(tables.networks != nil)
    for weights in [Array(tables.weights.dropLast()), tables.weights + [0], []] {
      var broken = tables
      broken.weights = weights
      #expect(broken.networks == nil)
    }
    for calibration in [Array(tables.calibration.dropLast()), tables.calibration + [0], []] {
      var broken = tables
      broken.calibration = calibration
      #expect(broken.networks == nil)
    }
    // Copies, rows and limits of a feature that make no sense.
    for (index, number) in [
      (0, 0.0), (1, 2.5), (2, -1), (3, 1e300), (0, .nan), (22, 0.5), (23, 11),
    ] {
      var broken = tables
      broken.calibration[index] = number
      #expect(broken.networks == nil, "\(index)")
    }
  }

  @Test func inputsOfOtherCountsHaveNoLogits() throws {
    let networks = try #require(LearnedNetworks.shipped)
    let known = [Float](repeating: 0, count: FrameConditions.count)
    for count in [0, 1, 30, 32, 244, 246, 1151, 1153] {
      let numbers = [Float](repeating: 0, count: count)
      #expect(networks.features.first?.logits(of: numbers, conditions: known) == nil)
      #expect(networks.cnn.first?.logits(of: numbers, conditions: known) == nil)
      #expect(networks.image.first?.logits(of: numbers, conditions: known) == nil)
      #expect(networks.gru.first?.logits(of: numbers, conditions: known) == nil)
    }
    let features = [Float](repeating: 0, count: FrameFeatures.count)
    #expect(networks.features.first?.logits(of: features, conditions: []) == nil)
  }

  @Test func inputsThatAreNoNumbersHaveNoDistribution() throws {
    let networks = try #require(LearnedNetworks.shipped)
    let features = [Float](repeating: .nan, count: FrameFeatures.count)
    let known = [Float](repeating: 0, count: FrameConditions.count)
    let logits = networks.features.map { $0.logits(of: features, conditions: known) }
    #expect(networks.distributions(logits, of: .features, anchor: 0) == nil)
  }
}
