import Testing

@testable import LRSuggest

@Suite struct MeanCurveTests {
  private func cut(_ curve: Curve, to count: Int, end: [Double] = []) throws -> Curve {
    let losses = Array(curve.losses.prefix(count)) + end
    return try Curve(
      learningRates: Array(curve.learningRates.prefix(losses.count)), losses: losses)
  }

  /// A curve that falls and does not rise again, so that no run ends of itself.
  private func descent(_ count: Int, from start: Double = 1e-7, to end: Double = 1e-2) throws
    -> Curve
  {
    let rates = Rates.geometric(count, from: start, to: end)
    return try Curve(
      learningRates: rates, losses: rates.map { TextbookCurve().loss(Elementary.log10($0)) })
  }

  @Test func equalRunsAreTheirOwnMean() throws {
    let curve = try descent(100)
    let mean = try Runs([curve, curve, curve]).analysis().mean.curve
    #expect(mean.learningRates == curve.learningRates)
    #expect(zip(mean.losses, curve.losses).allSatisfy { relativeDistance($0, $1) < 1e-12 })
  }

  @Test func differentGridsAreInterpolated() throws {
    let mean = try Runs([descent(100), descent(173, from: 3e-7), descent(61, to: 2e-2)]).analysis()
      .mean.curve
    #expect(mean.count > 50)
    for (rate, loss) in zip(mean.learningRates, mean.losses) {
      #expect(relativeDistance(loss, TextbookCurve().loss(Elementary.log10(rate))) < 0.03)
    }
  }

  @Test func itReachesAsFarAsHalfOfTheRuns() throws {
    let curve = try descent(100)
    let short = try cut(curve, to: 60)
    #expect(try Runs([curve, curve, short]).analysis().mean.curve.count == 100)
    #expect(try Runs([curve, short, short]).analysis().mean.curve.count == 60)
    #expect(try Runs([curve, short]).analysis().mean.curve.count == 100)
  }

  @Test func aRunThatBecameNaNCountsAsExploded() throws {
    let curve = try descent(100)
    let broken = try cut(curve, to: 70, end: [.nan])
    let one = try Runs([curve, curve, curve, curve, broken]).analysis().mean.curve
    #expect(zip(one.losses, curve.losses).allSatisfy { relativeDistance($0, $1) < 1e-9 })
    let most = try Runs([curve, broken, broken, broken]).analysis().mean.curve
    #expect(most.count == 100)
    #expect(relativeDistance(most.losses[69], curve.losses[69]) < 1e-9)
    #expect(most.losses[70] > 5 * curve.losses[0])
  }

  @Test func oneWildRunOfFiveMovesTheMeanByLittle() throws {
    let clean = try descent(100)
    var random = SplitMix64(seed: 8)
    let runs = try (0..<4).map { _ in
      try Curve(
        learningRates: clean.learningRates,
        losses: clean.losses.map { $0 * random.lognormal(0.02) })
    }
    let wild = try Curve(
      learningRates: clean.learningRates, losses: clean.losses.map { $0 * random.lognormal(1.5) })
    let mean = try Runs(runs + [wild]).analysis().mean.curve
    #expect(zip(mean.losses, clean.losses).allSatisfy { relativeDistance($0, $1) < 0.06 })
  }

  @Test func theNoiseOfTheMeanIsLess() throws {
    var random = SplitMix64(seed: 6)
    let runs = try (0..<8).map { _ in try TextbookCurve().curve(100, noise: 0.2, &random) }
    let alone = Analysis(of: runs[0]).reading.noise
    let together = try Analysis(of: Runs(runs).analysis().mean.curve).reading.noise
    // The middle half of eight normal numbers has about 0.38 of the deviation of one.
    #expect(together < 0.6 * alone)
  }

  @Test func negativeLossesAreAveragedOnTheirScale() throws {
    let curve = try descent(100)
    let shifted = try Curve(
      learningRates: curve.learningRates, losses: curve.losses.map { $0 - 4 })
    let mean = try Runs([shifted, shifted]).analysis().mean.curve
    #expect(largestDistance(mean.losses, shifted.losses) < 1e-9)
  }

  @Test func runsThatWereAveragedAreUndoneFirst() throws {
    var random = SplitMix64(seed: 12)
    let raw = try (0..<3).map { _ in try TextbookCurve().curve(100, noise: 0.1, &random) }
    let averaged = try raw.map { curve in
      var average = 0.0, weight = 0.0
      let losses = curve.losses.map { loss in
        average = 0.9 * average + 0.1 * loss
        weight = 0.9 * weight + 0.1
        return average / weight
      }
      return try Curve(learningRates: curve.learningRates, losses: losses)
    }
    let told = try Runs(averaged).analysis(for: TrainingContext(emaBeta: 0.9))
    let expected = try Runs(raw).analysis(for: TrainingContext(emaBeta: 0))
    #expect(
      zip(told.mean.curve.losses, expected.mean.curve.losses).allSatisfy {
        relativeDistance($0, $1) < 1e-6
      })
    #expect(told.mean.average == nil)
  }

  @Test func withNothingToAverageItIsTheFirstRun() throws {
    let nothing = try Curve(learningRates: [1e-3, 1e-2], losses: [.nan, 1])
    #expect(try Runs([nothing, nothing]).analysis().mean.curve == nothing)
  }
}
