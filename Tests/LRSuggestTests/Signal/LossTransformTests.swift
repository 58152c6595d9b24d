import Testing

@testable import LRSuggest

@Suite struct LossTransformTests {
  private let descent = (0..<40).map { 0.2 + 2 * logistic(Double(20 - $0) / 4) }

  @Test func lossesWithoutASignGetTheLogarithm() {
    let transform = LossTransform.fitted(to: [4, 6, 5, 5, 5, 5, 5, 5, 5, 5, 0.1, 0])
    #expect(transform == .logarithm(floor: 5e-3))
    #expect((transform.apply(1) - Elementary.log(1.005)).magnitude < 1e-15)
  }

  @Test(
    arguments: [
      // The unit is the median distance from the centre, or the largest where that is zero.
      ([1, 2, -0.5, 4], 1.5, 1.25), ([0, 0, 0, 8, 9], 0, 9), ([3, 3, -1], 3, 4),
    ] as [([Double], Double, Double)])
  func lossesWithASignAndThoseThatStartAtZeroGetTheArsinh(
    losses: [Double], center: Double, scale: Double
  ) {
    #expect(LossTransform.fitted(to: losses) == .arsinh(center: center, scale: scale))
  }

  @Test(arguments: [LossTransform.logarithm(floor: 0.01), .arsinh(center: 2, scale: 0.5)])
  func theLossPerUnitIsTheSlopeOfTheInverse(transform: LossTransform) {
    for value in [-1.0, 0, 0.3, 2] {
      let step = 1e-6
      let slope = (transform.invert(value + step) - transform.invert(value - step)) / (2 * step)
      #expect(relativeDistance(transform.lossPerUnit(at: value), slope) < 1e-8)
    }
  }

  @Test func lossesOnAnOffsetGetTheArsinh() {
    // Falling by a hundredth says little on the scale of the logarithm; by a tenth, enough.
    let little: [Double] = [101, 100, 100, 99, 99.5, 100.5, 98.5]
    #expect(LossTransform.fitted(to: little) == .arsinh(center: 100, scale: 0.5))
    let more: [Double] = [102, 103, 90]
    #expect(LossTransform.fitted(to: little + more) == .logarithm(floor: 0.1))
  }

  @Test func equalLossesHaveAUnitToo() {
    #expect(LossTransform.fitted(to: [0, 0, 0]) == .arsinh(center: 0, scale: 1))
    #expect(LossTransform.fitted(to: [-2, -2]) == .arsinh(center: -2, scale: 1))
  }

  @Test(arguments: [1e-300, 1e-6, 3, 1e6, 1e300])
  func theLogarithmOnlyShiftsWhenLossesAreScaled(scale: Double) {
    let values = descent.map(LossTransform.fitted(to: descent).apply)
    let scaled = descent.map { $0 * scale }
    let shift = Elementary.log(scale)
    let found = scaled.map(LossTransform.fitted(to: scaled).apply).map { $0 - shift }
    #expect(largestDistance(found, values) < 1e-12)
  }

  @Test(arguments: [(1, -3), (1e-6, -5), (1e6, -1e7), (0.5, -1.5), (1e200, 0)])
  func theArsinhIsUnchangedWhenLossesAreScaledAndShifted(scale: Double, shift: Double) {
    let losses = descent.map { $0 - 1 }
    let values = losses.map(LossTransform.fitted(to: losses).apply)
    let moved = losses.map { $0 * scale + shift }
    let found = moved.map(LossTransform.fitted(to: moved).apply)
    #expect(largestDistance(found, values) < 1e-5)
  }

  @Test func bothAreIncreasingAndUndone() {
    for seed in 0..<40 {
      var random = SplitMix64(seed: seed)
      let offset = seed % 2 == 0 ? 0.0 : -1
      let losses = (0..<50).map { _ in random.lognormal(2) + offset }.sorted()
      let transform = LossTransform.fitted(to: losses)
      let values = losses.map(transform.apply)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
      #expect(largestDistance(values.map(transform.invert), losses) < 1e-11)
    }
  }

  @Test func everyFiniteLossHasAFiniteValue() {
    let largest = Double.greatestFiniteMagnitude, least = Double.leastNonzeroMagnitude
    let odd: [Double] = [
      0, -0.0, least, -least, .leastNormalMagnitude, 7 * least, 1, -1, 1e308, -1e308, largest,
      -largest,
    ]
    for seed in 0..<500 {
      var random = SplitMix64(seed: seed)
      let losses = (0...random.below(20)).map { _ in random.pick(odd) }
      let transform = LossTransform.fitted(to: losses)
      for loss in losses {
        let value = transform.apply(loss)
        #expect(value.isFinite)
        #expect(transform.invert(value).isFinite)
      }
    }
  }

  @Test func invertingOverflowsToTheLargestDoubles() {
    let largest = Double.greatestFiniteMagnitude
    #expect(LossTransform.logarithm(floor: 1).invert(1e4) == largest)
    #expect(LossTransform.logarithm(floor: 1).invert(-1e4) == 0)
    #expect(LossTransform.arsinh(center: 1, scale: 2).invert(1e4) == largest)
    #expect(LossTransform.arsinh(center: 1, scale: 2).invert(-1e4) == -largest)
  }
}
