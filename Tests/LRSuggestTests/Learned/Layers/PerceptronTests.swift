import Testing

@testable import LRSuggest

@Suite struct PerceptronTests {
  @Test func onlyTheLastLayerGoesBelowZero() throws {
    // Two inputs, two hidden units, one output.
    var reader = WeightReader([1, 0, 0, 1, 0, 0, -1, -1, 0.5])
    let network = try #require(Perceptron(&reader, channels: 2, outputs: [2, 1]))
    #expect(network.outputs(of: [3, -4]) == [-2.5])
    #expect(network.outputs(of: [-3, -4]) == [0.5])
    #expect(network.outputs(of: [1]) == nil)
    #expect(network.outputs(of: []) == nil)
  }

  @Test func aNetworkNeedsAllOfItsNumbers() {
    for count in 0..<9 {
      var reader = WeightReader([Float](repeating: 1, count: count))
      #expect(Perceptron(&reader, channels: 2, outputs: [2, 1]) == nil)
    }
  }

  @Test func aReaderHandsOutNumbersInOrder() {
    var reader = WeightReader([1, 2, 3])
    let refused = (reader.take(-1), reader.take(4)), first = reader.take(2), rest = reader.take(1)
    #expect(refused.0 == nil && refused.1 == nil)
    #expect(first == [1, 2] && rest == [3] && reader.isAtEnd)
  }
}
