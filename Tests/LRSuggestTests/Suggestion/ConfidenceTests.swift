import Testing

@testable import LRSuggest

@Suite struct ConfidenceTests {
  /// z = 0.3 + 1.75·log10 clarity + 0.6·log10(steps/400) − 0.65 without a budget − 0.8 a decade
  /// outside, with 10 epochs.
  @Test func theProbabilityIsTheFormulaByHand() throws {
    let reading = try noisy(0.3, seed: 3)
    #expect((2...32).contains(reading.clarity))
    let base = 0.3 + 1.75 * Elementary.log10(reading.clarity)
    let shortest = base - 0.6 * Elementary.log10(2), longest = base + 0.6 * Elementary.log10(20)
    for (steps, logit) in [
      (400, base), (4000, base + 0.6), (nil, base + 0.6 * Elementary.log10(5) - 0.65),
      (80_000, longest - 0.8), (20, shortest - 0.8), (2, shortest - 1.6),
    ] as [(Int?, Double)] {
      let context = try TrainingContext(steps: steps, epochs: 10)
      let found = Confidence.probability(of: reading, for: context)
      #expect((found - logistic(logit)).magnitude < 1e-12)
    }
  }

  /// −0.55 a decade of epochs beyond 10, of the up to 1000 that were measured; −0.2 without.
  @Test(
    arguments: [
      (0.01, 0), (10, 0), (100, 0.55), (1000, 1.1), (1e300, 1.1), (nil, 0.2),
    ] as [(Double?, Double)])
  func manyEpochsAreTrustedLess(epochs: Double?, loss: Double) throws {
    let reading = try noisy(0.3, seed: 3)
    let context = try TrainingContext(steps: 400, epochs: epochs)
    let found = Confidence.probability(of: reading, for: context)
    let logit = 0.3 + 1.75 * Elementary.log10(reading.clarity) - loss
    #expect((found - logistic(logit)).magnitude < 1e-12)
  }

  @Test func aClearerDescentIsTrustedMore() throws {
    let found = try [1.2, 0.8, 0.5, 0.3].map { try probability(of: noisy($0, seed: 5)) }
    #expect(found == found.sorted())
    #expect(Set(found).count == found.count)
  }

  @Test func beyondTheLimitsClarityCountsNoMore() throws {
    let clear = try Reading(TextbookCurve().curve(100), smoothing: .automatic)
    #expect(clear.clarity > 32)
    #expect(try (probability(of: clear) - logistic(0.3 + clearest)).magnitude < 1e-12)
  }

  @Test func lossesBelowZeroAndBadStartsAreTrustedLess() throws {
    let plain = try noisy(0.3, seed: 3)
    let shifted = try Curve.sweep { TextbookCurve().loss($0) - 10 }
    let below = Reading(shifted, smoothing: .automatic)
    #expect(!below.isLogarithmic && plain.isLogarithmic)
    #expect(try (probability(of: below) - logistic(0.3 - 0.5 + clearest)).magnitude < 1e-12)
    let raw = Reading(try StartingScaleTests.rawInputs(seed: 1), smoothing: .automatic)
    let logit = 0.3 - 1.6 + 1.75 * Elementary.log10(min(max(raw.clarity, 2), 32))
    #expect(try (probability(of: raw) - logistic(logit)).magnitude < 1e-12)
  }

  /// The shape of a loss that only rises is the onset's: 0.85 for its share of 1.
  @Test func anAnswerFromTheOnsetIsTrustedMoreThanItsClaritySays() throws {
    let rising = Reading(try Curve.sweep { 1 + Elementary.exp10(3 * $0) }, smoothing: .automatic)
    #expect(Consensus.onsetShare(of: rising) == 1)
    let logit = 0.3 + 0.85 + 1.75 * Elementary.log10(2) - (rising.isLogarithmic ? 0 : 0.5)
    #expect(try (probability(of: rising) - logistic(logit)).magnitude < 1e-12)
  }

  @Test func anAnswerSaysIt() throws {
    let curve = try TextbookCurve().curve(100)
    let context = try TrainingContext(steps: 1000)
    let analysis = Analysis(of: curve, for: context)
    let confidence = Confidence.probability(of: analysis.reading, for: context)
    #expect(analysis.answer.suggestion?.confidence == confidence)
    #expect(confidence > 0.85)
  }

  private let clearest = 1.75 * Elementary.log10(32)

  private func noisy(_ noise: Double, seed: Int) throws -> Reading {
    var random = SplitMix64(seed: seed)
    return Reading(try TextbookCurve().curve(100, noise: noise, &random), smoothing: .automatic)
  }

  private func probability(of reading: Reading) throws -> Double {
    Confidence.probability(of: reading, for: try TrainingContext(steps: 400, epochs: 10))
  }
}
