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

  @Test func aTableWithAnyNumberChangedIsNone() {
    let tables = LearnedTables()
    let (weights, calibration) = (tables.weights, tables.calibration)
    let checksum = TableChecksum.of(weights: weights, calibration: calibration)
    func networks(_ weights: [Float], _ calibration: [Double]) -> LearnedNetworks? {
      LearnedNetworks(weights: weights, calibration: calibration, checksum: checksum)
    }
    #expect(networks(weights, calibration) != nil)
    for index in stride(from: 0, to: weights.count, by: 997) {
      var broken = weights
      broken[index] = Float(bitPattern: broken[index].bitPattern ^ 1 << UInt32(index % 32))
      #expect(networks(broken, calibration) == nil, "\(index)")
    }
    for index in calibration.indices {
      var broken = calibration
      broken[index] = Double(bitPattern: broken[index].bitPattern ^ 1 << UInt64(index % 64))
      #expect(networks(weights, broken) == nil, "\(index)")
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
