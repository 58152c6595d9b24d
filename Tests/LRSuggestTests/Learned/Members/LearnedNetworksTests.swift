import Testing

@testable import LRSuggest

@Suite struct LearnedNetworksTests {
  @Test func aTableThatDoesNotFitIsNone() throws {
    let networks = try #require(LearnedNetworks.shipped)
    let tables = try Tables(of: networks)
    #expect(tables.networks != nil)
    #expect(Tables(weights: Array(tables.weights.dropLast()), tables.calibration).networks == nil)
    #expect(Tables(weights: tables.weights + [0], tables.calibration).networks == nil)
    #expect(Tables(weights: [], tables.calibration).networks == nil)
    #expect(Tables(weights: tables.weights, []).networks == nil)
    for (index, number) in [(0, 0.0), (1, 2.5), (2, -1), (3, 1e300), (0, .nan), (23, 1e9)] {
      var calibration = tables.calibration
      calibration[index] = number
      #expect(Tables(weights: tables.weights, calibration).networks == nil, "\(index)")
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

/// Both tables as arrays, to be changed.
private struct Tables {
  let weights: [Float]
  let calibration: [Double]

  init(weights: [Float], _ calibration: [Double]) {
    self.weights = weights
    self.calibration = calibration
  }

  /// Tables of the smallest size: one copy of each member, all zero.
  init(of networks: LearnedNetworks) throws {
    let count = 3721 + 10825 + 4817 + 13589
    self.init(
      weights: [Float](repeating: 0, count: count),
      [1, 1, 1, 1] + [Double](repeating: 1, count: 18) + [5]
        + [Double](repeating: 0, count: 62 + 322))
  }

  var networks: LearnedNetworks? {
    LearnedNetworks(weights: weights, calibration: calibration)
  }
}
