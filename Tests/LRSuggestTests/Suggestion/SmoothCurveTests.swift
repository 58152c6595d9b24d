import Testing

@testable import LRSuggest

@Suite struct SmoothCurveTests {
  @Test(arguments: CurveFamily.allCases)
  func hasOneLossAndABandForEachRateThatWasRead(family: CurveFamily) throws {
    for seed in 0..<4 {
      let curve = try family.curve(seed: seed)
      let analysis = Analysis(of: curve)
      let smooth = try #require(analysis.smoothCurve)
      let covered = analysis.reading.coveredCount
      #expect(smooth.learningRates == Array(curve.learningRates.prefix(covered)))
      #expect(smooth.losses.count == covered)
      for index in 0..<covered {
        #expect(smooth.lower[index] <= smooth.losses[index])
        #expect(smooth.losses[index] <= smooth.upper[index])
      }
    }
  }

  @Test func liesCloserToTheTruthThanTheLossesDo() throws {
    for seed in 0..<10 {
      var random = SplitMix64(seed: seed)
      let textbook = TextbookCurve()
      let curve = try textbook.curve(80, noise: 0.1, &random)
      let smooth = try #require(Analysis(of: curve).smoothCurve)
      // Up to the explosion, which is lowered on purpose.
      let truth = smooth.learningRates.map { textbook.loss(Elementary.log10($0)) }
      let calm = truth.indices.filter { truth[$0] <= 2.6 }
      let expected = calm.map { truth[$0] }
      let fitted = rootMeanSquare(calm.map { smooth.losses[$0] }, expected)
      #expect(fitted < 0.8 * rootMeanSquare(calm.map { curve.losses[$0] }, expected))
    }
  }

  @Test func theBandIsTwiceOnePointNineSixDeviationsWide() throws {
    let analysis = Analysis(of: try CurveFamily.classic.curve(seed: 2))
    let smooth = try #require(analysis.smoothCurve)
    let transform = analysis.reading.signal.transform
    let deviations = analysis.reading.smooth.deviations
    for index in smooth.losses.indices {
      let width = transform.apply(smooth.upper[index]) - transform.apply(smooth.lower[index])
      #expect((width - 2 * 1.96 * deviations[index]).magnitude < 1e-9)
    }
  }

  @Test func aCurveOfManyPointsIsAveraged() throws {
    let smooth = try #require(Analysis(of: try Curve.sweep(5000) { 3 - 0.1 * $0 }).smoothCurve)
    #expect((500...1000).contains(smooth.learningRates.count))
    #expect(zip(smooth.learningRates, smooth.learningRates.dropFirst()).allSatisfy { $0 < $1 })
    let first = try #require(smooth.learningRates.first),
      last = try #require(smooth.learningRates.last)
    #expect(first >= 1e-7)
    #expect(last <= 10)
  }

  @Test func theLargestRateStaysFinite() throws {
    let largest = Double.greatestFiniteMagnitude
    let rates = (0..<40).map { largest / Elementary.pow(1.5, Double(39 - $0)) }
    let curve = try Curve(learningRates: rates, losses: (0..<40).map { 50 - Double($0) })
    let analysis = Analysis(of: curve)
    #expect(analysis.smoothCurve?.learningRates == rates)
    #expect(analysis.landmarks.all.allSatisfy { $0.learningRate <= largest })
  }

  @Test func fewerThanThreeLossesHaveNone() throws {
    #expect(Analysis(of: try Curve(learningRates: [1, 2], losses: [1, 2])).smoothCurve == nil)
    let cut = try Curve(learningRates: [1, 2, 3, 4], losses: [1, 2, .nan, 3])
    #expect(Analysis(of: cut).smoothCurve == nil)
    #expect(Analysis(of: try Curve(learningRates: [1], losses: [.nan])).smoothCurve == nil)
    let three = try Curve(learningRates: [1, 2, 3], losses: [1, 2, 3])
    #expect(Analysis(of: three).smoothCurve != nil)
  }
}
