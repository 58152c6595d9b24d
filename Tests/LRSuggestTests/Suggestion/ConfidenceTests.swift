import Testing

@testable import LRSuggest

@Suite struct ConfidenceTests {
  /// logit p = 0.83 + 1.2·log10 clarity − 0.38 without a budget − 0.8 a decade outside the measured.
  @Test func theProbabilityIsTheFormulaByHand() throws {
    let reading = try noisy(0.3, seed: 3)
    #expect((0.5...16).contains(reading.clarity))
    let base = 0.83 + 1.2 * Elementary.log10(reading.clarity)
    for (steps, logit) in [
      (400, base), (nil, base - 0.38), (80_000, base - 0.8), (20, base - 0.8), (2, base - 1.6),
    ] as [(Int?, Double)] {
      let found = Confidence.probability(of: reading, for: try TrainingContext(steps: steps))
      #expect((found - logistic(logit)).magnitude < 1e-12)
    }
  }

  @Test func aClearerDescentIsTrustedMore() throws {
    let found = try [1.2, 0.8, 0.5, 0.3].map { try probability(of: noisy($0, seed: 5)) }
    #expect(found == found.sorted())
    #expect(Set(found).count == found.count)
  }

  @Test func beyondTheLimitsClarityCountsNoMore() throws {
    let clear = try Reading(TextbookCurve().curve(100), smoothing: .automatic)
    #expect(clear.clarity > 16)
    #expect(try probability(of: clear) == logistic(0.83 + 1.2 * Elementary.log10(16)))
  }

  @Test func lossesBelowZeroAndBadStartsAreTrustedLess() throws {
    let plain = try noisy(0.3, seed: 3)
    let shifted = try Curve.sweep { TextbookCurve().loss($0) - 10 }
    let below = Reading(shifted, smoothing: .automatic)
    #expect(!below.isLogarithmic && plain.isLogarithmic)
    #expect(try probability(of: below) == logistic(0.83 - 0.45 + 1.2 * Elementary.log10(16)))
    let raw = Reading(try StartingScaleTests.rawInputs(seed: 1), smoothing: .automatic)
    let logit = 0.83 - 1.15 + 1.2 * Elementary.log10(min(max(raw.clarity, 0.5), 16))
    #expect(try (probability(of: raw) - logistic(logit)).magnitude < 1e-12)
  }

  @Test func anAnswerSaysIt() throws {
    let curve = try TextbookCurve().curve(100)
    let context = try TrainingContext(steps: 1000)
    let analysis = Analysis(of: curve, for: context)
    let confidence = Confidence.probability(of: analysis.reading, for: context)
    #expect(analysis.answer.suggestion?.confidence == confidence)
    #expect(confidence > 0.85)
  }

  private func noisy(_ noise: Double, seed: Int) throws -> Reading {
    var random = SplitMix64(seed: seed)
    return Reading(try TextbookCurve().curve(100, noise: noise, &random), smoothing: .automatic)
  }

  private func probability(of reading: Reading) throws -> Double {
    Confidence.probability(of: reading, for: try TrainingContext(steps: 1000))
  }
}
