import Testing

@testable import LRSuggest

@Suite struct AverageTests {
  private static let losses = [2.5, 2.25, 2.75, 1.5, 0.875, 0.25, 4]

  @Test func theDebiasedAverageIsTheWeightedMeanOfWhatCameBefore() {
    let averages = DebiasedAverage.values(of: Self.losses)
    for (index, average) in averages.enumerated() {
      let weights = (0...index).map { Elementary.pow(0.98, Double(index - $0)) }
      let sum = zip(weights, Self.losses).reduce(0) { $0 + $1.0 * $1.1 }
      #expect((average - sum / weights.reduce(0, +)).magnitude < 1e-12)
    }
  }

  @Test func aPowerOfTwoHalvesTheFirstAverageNearly() {
    let averages = DebiasedAverage.values(of: [1, 1, 1], power: 2)
    #expect((averages[0] - 0.02 / (1 - 0.98 * 0.98)).magnitude < 1e-15)
    #expect(averages[0] < averages[1] && averages[1] < averages[2] && averages[2] < 1)
  }

  /// By torch 2.13.0: `average = torch.lerp(torch.tensor(loss), average, 0.98)`, then divided.
  @Test func theLerpAverageIsThatOfTorchToTheLastBit() {
    let constant = LerpAverage.values(of: Array(repeating: 2.3, count: 6))
    #expect(constant == [2.2999978, 2.2999978, 2.2999978, 2.2999978, 2.2999978, 2.2999978])
    #expect(
      LerpAverage.values(of: Self.losses) == [
        2.4999976, 2.3737352, 2.5016983, 2.243634, 1.9587369, 1.6593724, 2.01435,
      ])
  }

  @Test func theLerpAverageIsTheDebiasedOneUpToRounding() {
    let exact = DebiasedAverage.values(of: Self.losses)
    for (lerp, average) in zip(LerpAverage.values(of: Self.losses), exact) {
      #expect(relativeDistance(Double(lerp), average) < 1e-5)
    }
  }

  @Test func theSeededAverageStartsAtTheFirstLoss() {
    #expect(SeededAverage.values(of: [4]) == [4])
    let averages = SeededAverage.values(of: [4, 2, 0])
    #expect(largestDistance(averages, [4, 3.9, 3.705]) < 1e-15)
    let single = SeededAverage.values(of: [4, 2, 0], as: Float.self)
    #expect(largestDistance(single.map(Double.init), averages) < 1e-6)
    #expect(single.map(Double.init) != averages)
  }

  @Test func nothingAveragesToNothingAndNaNSpoilsTheRest() {
    #expect(DebiasedAverage.values(of: []) == [])
    #expect(LerpAverage.values(of: []) == [])
    #expect(SeededAverage.values(of: []) == [])
    let spoilt = [false, true, true]
    #expect(DebiasedAverage.values(of: [1, .nan, 1]).map(\.isNaN) == spoilt)
    #expect(LerpAverage.values(of: [1, .nan, 1]).map(\.isNaN) == spoilt)
    #expect(SeededAverage.values(of: [1, .nan, 1]).map(\.isNaN) == spoilt)
  }
}
