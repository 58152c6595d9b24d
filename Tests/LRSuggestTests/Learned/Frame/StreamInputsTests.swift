import Testing

@testable import LRSuggest

@Suite struct StreamInputsTests {
  private static func rows(
    _ curve: Curve, rates factor: Double = 1, losses scale: Double = 1
  ) -> (rows: [[Float]], anchor: Double?) {
    var inputs = StreamInputs(), rows: [[Float]] = []
    for (rate, loss) in zip(curve.learningRates, curve.losses) {
      if let row = inputs.record(learningRate: rate * factor, loss: loss * scale) {
        rows.append(row)
      }
    }
    return (rows, inputs.anchor)
  }

  @Test func rowsAreOfSevenNumbersWithinLimits() throws {
    let limits: [ClosedRange<Float>] = [-1...1, 0...1, -3...3, -2...2, 0...2, -0.5...1.5, -2...2]
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      for row in Self.rows(try HostileCurve.random(&random)).rows {
        #expect(row.count == StreamInputs.width)
        #expect(zip(limits, row).allSatisfy { $0.contains($1) }, "seed \(seed): \(row)")
      }
    }
  }

  @Test(arguments: [CurveFamily.classic, .heavyNoise, .plateau])
  func scalesOfRateAndLossAreGone(family: CurveFamily) throws {
    let curve = try family.curve(seed: 4, count: 90)
    let plain = Self.rows(curve), numbers = plain.rows.joined().map(Double.init)
    let faster = Self.rows(curve, rates: 300), larger = Self.rows(curve, losses: 1e-5)
    #expect(largestDistance(faster.rows.joined().map(Double.init), numbers) < 1e-5)
    #expect(largestDistance(larger.rows.joined().map(Double.init), numbers) < 1e-5)
    let anchors = (plain.anchor ?? .nan, faster.anchor ?? .nan, larger.anchor ?? .nan)
    #expect((anchors.1 - anchors.0 - Elementary.log10(300)).magnitude < 1e-9)
    #expect(anchors.2 == anchors.0)
  }

  @Test func theFirstLossIsARowOfZerosAndAnAnchor() {
    var inputs = StreamInputs()
    #expect(inputs.anchor == nil)
    let row = inputs.record(learningRate: 1e-4, loss: 2)
    #expect(row == [Float](repeating: 0, count: 7))
    #expect(inputs.anchor == Elementary.log10(1e-4))
  }

  @Test func pointsAreGatheredToATwentiethOfADecade() throws {
    let curve = try CurveFamily.classic.curve(seed: 1, count: 4000)
    #expect((130...161).contains(Self.rows(curve).rows.count))
    // Rates a twentieth of a decade apart are blocks of their own, however they are rounded.
    for start in [1e-7, 3e-6, 0.7e-5] {
      let rates = (0..<161).map { start * Elementary.exp10(0.05 * Double($0)) }
      let even = try Curve(learningRates: rates, losses: rates.map { 1 / (1 + $0) })
      #expect(Self.rows(even).rows.count == 161)
    }
    let sparse = try CurveFamily.classic.curve(seed: 1, count: 50)
    #expect(Self.rows(sparse).rows.count == 50)
  }

  @Test func whatIsNoNumberChangesNothing() {
    var inputs = StreamInputs()
    _ = inputs.record(learningRate: 1e-4, loss: 2)
    let before = inputs
    for (rate, loss) in [(1e-3, Double.nan), (1e-3, .infinity), (0, 1), (-1, 1), (.nan, 1)] {
      let row = inputs.record(learningRate: rate, loss: loss)
      #expect(row == nil && inputs == before)
    }
  }

  @Test func theStreamOfAnAnalysisEndsWhereItsReadingDoes() throws {
    let curve = try CurveFamily.nanTail.curve(seed: 2, count: 80)
    let analysis = Analysis(of: curve)
    let stream = try #require(analysis.stream)
    #expect(stream.rows.count == analysis.reading.coveredCount)
    let nothing = try Curve(learningRates: [1e-3], losses: [.nan])
    #expect(Analysis(of: nothing).stream == nil)
  }
}
