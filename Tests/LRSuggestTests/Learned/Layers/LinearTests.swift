import Testing

@testable import LRSuggest

@Suite struct LinearTests {
  @Test(arguments: [1, 5, 15, 16, 17, 41])
  func aMapIsItsSums(outputs: Int) throws {
    var random = SplitMix64(seed: outputs)
    let weights = random.floats(7 * outputs), bias = random.floats(outputs)
    let input = random.floats(7)
    let map = try #require(Linear(weights: weights[...], bias: bias[...], channels: 7))
    var output = [Float](repeating: 9, count: outputs + 2)
    #expect(map.apply(to: input, into: &output, from: 1))
    #expect(output.first == 9 && output.last == 9)
    for row in 0..<outputs {
      let sum = input.indices.reduce(bias[row]) { $0 + weights[7 * row + $1] * input[$1] }
      #expect(output[row + 1] == sum)
    }
    #expect(map.apply(to: input, into: &output, from: 1, rectified: true))
    #expect(output.allSatisfy { $0 >= 0 })
  }

  @Test func placesAreTakenOneAfterAnother() throws {
    // Two channels of three places, then one more input.
    let map = try #require(
      Linear(weights: [1, 2, 3, 10, 20, 30, 100], bias: [0], channels: 2, places: 3, others: 1))
    var output: [Float] = [0]
    #expect(map.apply(to: [1, 0, 0, 1, 0, 0, 1], into: &output))
    #expect(output == [121])
  }

  @Test func whatDoesNotFitIsRefused() throws {
    #expect(Linear(weights: [1, 2, 3], bias: [0], channels: 2) == nil)
    #expect(Linear(weights: [], bias: [], channels: 2) == nil)
    #expect(Linear(weights: [1], bias: [0], channels: 0, others: 1) == nil)
    let map = try #require(Linear(weights: [1, 2], bias: [0], channels: 2))
    var output: [Float] = [7]
    #expect(!map.apply(to: [1], into: &output))
    #expect(!map.apply(to: [1, 2], at: 1, into: &output))
    #expect(!map.apply(to: [1, 2], at: -1, into: &output))
    #expect(!map.apply(to: [1, 2], into: &output, from: 1))
    #expect(!map.apply(to: [1, 2], runs: 3, apart: 1, into: &output))
    #expect(!map.apply(to: [1, 2], runs: 2, apart: 2, into: &output))
    #expect(output == [7])
  }

  @Test func numbersThatAreNoneGoThrough() throws {
    let map = try #require(Linear(weights: [1, 2], bias: [0], channels: 2))
    var output: [Float] = [0]
    #expect(map.apply(to: [.nan, 1], into: &output, rectified: true))
    #expect(output.allSatisfy { $0.isNaN })
  }
}

extension SplitMix64 {
  /// Numbers from −1 to 1.
  mutating func floats(_ count: Int) -> [Float] { (0..<count).map { _ in Float(between(-1, 1)) } }
}
