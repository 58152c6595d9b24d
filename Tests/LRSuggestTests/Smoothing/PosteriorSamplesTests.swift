import Testing

@testable import LRSuggest

@Suite struct PosteriorSamplesTests {
  @Test func withAFixedPenaltyTheyHaveTheMeanAndTheDeviationsOfTheFit() throws {
    let reading = try noisy(seed: 1, smoothing: Smoothing(penalty: 30))
    let smooth = reading.smooth
    let curves = reading.posteriorSamples.curves
    #expect(curves.count == PosteriorSamples.count)
    for point in smooth.grid.indices {
      let (mean, deviation) = moments(curves.map { $0[point] })
      let expected = smooth.deviations[point]
      #expect((mean - smooth.values[point]).magnitude < 4.5 * expected / 200.0.squareRoot())
      #expect((0.75...1.3).contains(deviation / expected))
    }
  }

  @Test func theirSlopesScatterAsTheSlopeOfTheFit() throws {
    let reading = try noisy(seed: 2, smoothing: Smoothing(penalty: 30))
    let smooth = reading.smooth
    for point in stride(from: 1, to: smooth.count - 1, by: 7) {
      let width = smooth.grid[point + 1] - smooth.grid[point - 1]
      let slopes = reading.posteriorSamples.curves.map {
        ($0[point + 1] - $0[point - 1]) / width
      }
      #expect((0.75...1.3).contains(moments(slopes).deviation / smooth.slopeDeviations[point]))
    }
  }

  @Test func aPenaltyChosenFromTheLossesAddsItsOwnDoubt() throws {
    var wider = 0
    for seed in 0..<10 {
      let chosen = try noisy(seed: seed, smoothing: .automatic)
      let penalty = try #require(chosen.smooth.fit).penalty
      let fixed = try noisy(seed: seed, smoothing: Smoothing(penalty: penalty))
      func roughnesses(_ reading: Reading) -> [Double] {
        let differences = SecondDifferences(grid: reading.smooth.grid)
        return reading.posteriorSamples.curves.map { Elementary.log(differences.roughness(of: $0)) }
      }
      if moments(roughnesses(chosen)).deviation > 1.3 * moments(roughnesses(fixed)).deviation {
        wider += 1
      }
    }
    #expect(wider >= 9)
  }

  @Test func theSameCurveGivesTheSameSamples() throws {
    let first = try noisy(seed: 3, smoothing: .automatic).posteriorSamples
    #expect(first == (try noisy(seed: 3, smoothing: .automatic).posteriorSamples))
    #expect(first != (try noisy(seed: 4, smoothing: .automatic).posteriorSamples))
  }

  @Test func withoutNoiseEverySampleIsTheCurve() throws {
    let reading = Reading(try Curve.sweep { 3 - 0.1 * $0 }, smoothing: try Smoothing(penalty: 0))
    for curve in reading.posteriorSamples.curves {
      #expect(largestDistance(curve, reading.smooth.values) < 1e-9)
    }
  }

  @Test func whereNothingWasSmoothedThereAreNone() throws {
    let pair = Reading(try Curve(learningRates: [1, 2], losses: [2, 1]), smoothing: .automatic)
    #expect(pair.posteriorSamples.curves == [])
    let three = try Curve(learningRates: [1, 2, 3], losses: [2, 1, 5])
    #expect(Reading(three, smoothing: .automatic).posteriorSamples.curves.count == 200)
  }

  @Test(arguments: [nil, 0, 1e8])
  func everySampleOfAnyCurveIsFinite(penalty: Double?) throws {
    let smoothing = try penalty.map(Smoothing.init(penalty:)) ?? .automatic
    for seed in 0..<60 {
      var random = SplitMix64(seed: seed)
      let reading = Reading(try HostileCurve.random(&random), smoothing: smoothing)
      for curve in reading.posteriorSamples.curves {
        #expect(curve.count == reading.smooth.count && curve.allSatisfy(\.isFinite), "\(seed)")
      }
    }
  }

  private func noisy(seed: Int, smoothing: Smoothing) throws -> Reading {
    var random = SplitMix64(seed: seed)
    return Reading(try TextbookCurve().curve(60, noise: 0.1, &random), smoothing: smoothing)
  }

  private func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }
}
