import Testing

@testable import LRSuggest

/// Answers that can be worked out by hand; the Python tests hold the stored ones.
@Suite struct SmallLibraryRuleTests {
  private let rates = Rates.geometric(60)

  private func answer(_ rule: Rule, _ losses: [Double]) throws -> Double? {
    let curve = try Curve(learningRates: Array(rates.prefix(losses.count)), losses: losses)
    return rule.learningRate(on: curve)
  }

  /// Losses whose bias-corrected average is the series given.
  private func losses(averaging averages: [Double]) -> [Double] {
    let sums = averages.enumerated().map { $1 * (1 - Elementary.pow(0.98, Double($0 + 1))) }
    return zip(sums, [0] + sums).map { ($0 - 0.98 * $1) / (1 - 0.98) }
  }

  /// Falls by one a point, by three from point 45 to 47, and rises from 50 on.
  private var kinked: [Double] {
    (0..<60).map { index in
      let steep = Double(max(0, min(index, 47) - 45)) * 2
      return 100 - Double(min(index, 50)) - steep + Double(max(0, index - 50))
    }
  }

  @Test func ktrainReadsItsIndexFromTheWrongPlace() throws {
    let losses = losses(averaging: kinked)
    #expect(try answer(.ktrainMinGrad, losses) == rates[46 - 32])
    #expect(try answer(.ktrainMinGradCorrected, losses) == rates[46])
    #expect(try answer(.ktrainMinDiv10, losses) == rates[50] / 10)
  }

  @Test func ktrainNeedsTwoPointsBeforeTheMinimum() throws {
    for lowest in 30..<38 {
      let averages = (0..<60).map { Double(100 + abs($0 - lowest)) }
      let rate = try answer(.ktrainMinGrad, losses(averaging: averages))
      #expect((rate == nil) == (lowest < 34))
    }
  }

  @Test func ktrainComparesWithTheBestBefore() throws {
    // Below zero everything is above four times the best, unless it falls fourfold.
    let averages = [1, -1, -5, -4.0] + Array(repeating: -9, count: 20)
    let sweep = KtrainSweep(
      try Curve(learningRates: Array(rates.prefix(24)), losses: losses(averaging: averages)))
    #expect(sweep.losses.count == 4)
  }

  @Test func valleysOfKtrainAndGraniteAreUntrimmedThoseOfArcgisTrimmed() throws {
    let averages = (0..<30).map { 2 - 0.01 * Double($0) }
    let losses = losses(averaging: averages)
    // 30 falling: start −1, pick −1 + 10 + 5. Of 5...24: 20 falling, 5 − 1 + 6 + 3.
    #expect(try answer(.ktrainValley, losses) == rates[14])
    #expect(try answer(.graniteTSFM, losses) == rates[14])
    #expect(try answer(.arcgisValley, losses) == rates[13])
    #expect(try answer(.arcgisValley, Array(losses.prefix(14))) == rates[-1 + 4 + 2])
  }

  @Test func theLargestFallOverFourBatchesLiesAtItsEnd() throws {
    var losses = Array(repeating: 2.0, count: 40)
    for index in 20..<40 { losses[index] = 1.5 }
    #expect(try answer(.kerasLRFinder, losses) == rates[20])
    losses[23] = 1.4
    #expect(try answer(.kerasLRFinder, losses) == rates[23])
    losses[24] = .nan  // ends the sweep: 10...19 are left, and all alike
    #expect(try answer(.kerasLRFinder, losses) == rates[10])
  }

  @Test func kerasStopsAfterTheSixthBatchOnly() throws {
    var losses = Array(repeating: 1.0, count: 40)
    losses[5] = 100
    losses[30] = 0.5
    #expect(try answer(.kerasLRFinder, losses) == rates[30])
    losses[6] = 100
    #expect(try answer(.kerasLRFinder, losses) == nil)
  }

  @Test func fastaiJLDividesByTheLogarithmOfADifference() throws {
    // Rates 0.5 apart: ln is negative, so that a fall counts. Rates 3 apart: a rise does.
    let averages = (0..<12).map { $0 == 6 ? 8.5 : 9 }
    for (step, place) in [(0.5, 5), (3.0, 6)] {
      let rates = (1...12).map { step * Double($0) }
      let curve = try Curve(learningRates: rates, losses: losses(averaging: averages))
      #expect(Rule.fastaiJLSteepest.learningRate(on: curve) == rates[place])
      #expect(Rule.fastaiJLSteepestCorrected.learningRate(on: curve) == rates[5])
      #expect(Rule.fastaiJLMinDiv10.learningRate(on: curve) == rates[6] / 10)
    }
  }

  @Test func fastaiJLDoesNotReadTheFirstThird() throws {
    let averages = (0..<12).map { $0 == 1 ? 1.9 : $0 == 5 ? 1.95 : 2.0 }
    #expect(try answer(.fastaiJLMinDiv10, losses(averaging: averages)) == rates[5] / 10)
  }

  @Test func nothingEndsAFastaiJLSweepAfterANaN() throws {
    var losses = Array(repeating: 2.0, count: 30)
    losses[20] = 100
    for (loss, recorded) in [(2.0, 21), (.nan, 30)] {
      losses[5] = loss
      let curve = try Curve(learningRates: Array(rates.prefix(30)), losses: losses)
      #expect(FastaiJLSweep(curve).losses.count == recorded)
    }
  }

  @Test func dataikuGivesARange() throws {
    // Rises to 20, falls until 50, most at 30...31. The curve is read from 5 to 58.
    let averages = (0..<60).map { index in
      let slow = Double(abs(index - 20) <= 30 ? -abs(index - 20) : -30 + 2 * (index - 50))
      return 100 + slow - (index > 30 ? 5 : 0)
    }
    let losses = losses(averaging: averages)
    let nearest = { (rate: Double) in
      rates.dropFirst(5).min { abs($0 - rate) < abs($1 - rate) } ?? 0
    }
    #expect(try answer(.dataikuHigh, losses) == nearest(rates[50] / 10))
    #expect(try answer(.dataikuLow, losses) == rates[30])
    // Without the rise the descent has no start, and low is a tenth of high.
    let falling = self.losses(averaging: (0..<60).map { 100 - Double(min($0, 100 - $0)) })
    #expect(try answer(.dataikuLow, falling) == nearest(0.1 * nearest(rates[50] / 10)))
  }

  @Test func torchtuplesClips() throws {
    let falling = (0..<60).map { 100 - Double($0) }
    #expect(try answer(.torchtuples, falling) == 1)
    #expect(try answer(.torchtuples, falling.reversed()) == 1e-4)
    #expect(try answer(.torchtuples, Array(falling.prefix(50))) == rates[49] / 10)
  }

  /// PyTorch 2.13's average of 0 and L; being above four times 0, it ends the sweep.
  @Test func ohdsiRoundsAsPyTorchDoes() throws {
    let averages: [(Double, Float)] = [
      (0.1, 0.004999999888241291), (0.3, 0.014999999664723873), (1.1, 0.054999999701976776),
      (2.3, 0.11500000208616257),
    ]
    for (loss, average) in averages {
      let curve = try Curve(learningRates: [1, 2, 3], losses: [0, loss, loss])
      #expect(OhdsiSweep(curve).losses == [0, average])
    }
  }

  @Test func ohdsiWrapsAroundWhereTheMinimumComesEarly() throws {
    // A minimum at 2 makes the slice end at −2: the largest fall after the minimum wins.
    let averages = (0..<30).map { $0 == 2 ? 1.0 : $0 < 15 ? 4 : 2 }
    let losses = zip(averages, [0] + averages).enumerated().map { index, pair in
      index == 0 ? pair.0 : (pair.0 - 0.95 * pair.1) / 0.05
    }
    #expect(try answer(.ohdsi, losses) == rates[1])
    let later = (0..<30).map { $0 == 2 ? 1.0 : $0 == 1 ? 1.5 : $0 < 15 ? 3.5 : 1.2 }
    let wrapped = zip(later, [0] + later).enumerated().map { index, pair in
      index == 0 ? pair.0 : (pair.0 - 0.95 * pair.1) / 0.05
    }
    #expect(try answer(.ohdsi, wrapped) == rates[14])
  }

  @Test func ohdsiAnswersNothingWhereItReadsUnwrittenMemory() throws {
    var losses = Array(repeating: 2.0, count: 30)
    losses[2] = 1
    losses[10] = 1e6  // ends the sweep; the slice wants the points up to 28
    #expect(try answer(.ohdsi, losses) == nil)
    #expect(try answer(.ohdsi, Array(repeating: 2, count: 30)) == rates[0])
    #expect(try answer(.ohdsi, [3, 2]) == rates[0])
  }

  @Test func ohdsiSuggestLRTakesTheRightEndOfTheSteepestFall() throws {
    var level = 10.0
    let averages = (0..<40).map { index in
      level -= index == 20 ? 3 : index < 30 ? 0.1 : -0.2
      return level
    }
    let losses = zip(averages, [0] + averages).enumerated().map { index, pair in
      index == 0 ? pair.0 : (pair.0 - 0.95 * pair.1) / 0.05
    }
    // The mean of three spreads the fall over 19, 20 and 21; of equals the last counts.
    #expect(try answer(.ohdsiSuggestLR, losses) == rates[21])
    #expect(try answer(.ohdsiSuggestLR, Array(repeating: .nan, count: 40)) == nil)
  }

  @Test func pytorchForecastingStopsAtTwentyThousandPoints() throws {
    for (count, answers) in [(400, true), (20_001, false)] {
      let curve = try Curve(
        learningRates: Rates.geometric(count), losses: (0..<count).map { 2 - Double($0) / 20_001 })
      #expect((Rule.pytorchForecasting.learningRate(on: curve) != nil) == answers)
    }
  }

  @Test func neuralProphetLiesHalfwayBetweenTwoAnswers() throws {
    let curve = try CurveFamily.classic.curve(seed: 3, count: 100)
    let sweep = LightningSweep(curve, threshold: nil, trimmed: 3)
    let other = try #require(sweep.steepestPerRate(curve.learningRates))
    let rate = try #require(Rule.neuralProphet.learningRate(on: curve))
    let own = rate * rate / other
    #expect(curve.learningRates.contains { relativeDistance($0, own) < 1e-9 })
    // Too short for Lightning: its own answer alone.
    let short = try Curve(learningRates: [1, 2, 4, 8], losses: [4, 3, 1, 1])
    #expect(Rule.neuralProphet.learningRate(on: short).map { [1, 2, 4, 8].contains($0) } == true)
  }

  @Test(arguments: Rule.smallLibraries)
  func aDefectIsNamedWithItsCorrection(rule: Rule) throws {
    #expect(rule.family == .library)
    #expect(!rule.source.isEmpty)
    if let corrected = rule.corrected { #expect(try Rule(named: corrected).corrected == nil) }
  }
}
