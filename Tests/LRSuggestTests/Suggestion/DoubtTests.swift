import Testing

@testable import LRSuggest

@Suite struct DoubtTests {
  @Test func aClearCurveLeavesNone() throws {
    let suggestion = try suggest(try TextbookCurve().curve(100), steps: 1000)
    #expect(suggestion.doubts == [])
  }

  @Test func aDescentSmallAgainstTheNoiseIsNoisy() throws {
    var random = SplitMix64(seed: 4)
    let curve = try Curve.sweep { x in
      (2 + 0.5 * logistic(-2 * (x + 3)) + Elementary.exp(min(50, 5 * x))) * random.lognormal(0.08)
    }
    let clarity = Reading(curve, smoothing: .automatic).clarity
    let suggestion = try suggest(curve, steps: 1000)
    #expect(suggestion.doubts == [.noisy(clarity: clarity)])
    #expect(clarity < 4)
  }

  @Test func aLossThatNeverRoseHasNoElbow() throws {
    let suggestion = try suggest(try Curve.sweep { 0.1 + logistic(-2 * ($0 + 3)) }, steps: 1000)
    #expect(suggestion.doubts == [.noElbow])
  }

  @Test func fewPointsPerDecadeAreSparse() throws {
    let suggestion = try suggest(try TextbookCurve().curve(40), steps: 1000)
    guard case .sparse(let density) = try #require(suggestion.doubts.first) else {
      Issue.record("\(suggestion.doubts)")
      return
    }
    #expect((4.5...5).contains(density))
    #expect(suggestion.doubts.count == 1)
  }

  @Test(arguments: [(1, true), (199, true), (200, false), (8000, false), (8001, true)])
  func aBudgetThatWasNotMeasuredIsOutside(steps: Int, outside: Bool) throws {
    let suggestion = try suggest(try TextbookCurve().curve(100), steps: steps)
    #expect(suggestion.doubts == (outside ? [.stepsOutside(steps: steps)] : []))
  }

  @Test(arguments: [(1, false), (100, false), (100.5, true), (1e300, true)])
  func rowsSeenMoreThanAHundredTimesMayBeLearntByHeart(epochs: Double, doubtful: Bool) throws {
    let context = try TrainingContext(steps: 1000, epochs: epochs)
    let answer = try TextbookCurve().curve(100).suggest(for: context)
    #expect(answer.suggestion?.doubts == (doubtful ? [.overfitting(epochs: epochs)] : []))
  }

  @Test func aSecondDescentHalfAsDeepIsNamed() throws {
    let curve = try Self.twoDips(lesser: 0.5)
    let suggestion = try suggest(curve, steps: 1000)
    let share = suggestion.doubts.compactMap { doubt in
      if case .secondDescent(let share) = doubt { share } else { nil }
    }
    #expect(share.count == 1)
    #expect((0.4...0.8).contains(share.first ?? 0))
  }

  @Test func ratesThatAreUnevenlySpacedAreNamed() throws {
    let positions = Rates.even(100, from: 0, to: 1).map { 8 * Elementary.pow($0, 1.5) - 7 }
    let textbook = TextbookCurve()
    let curve = try Curve(
      learningRates: positions.map(Elementary.exp10), losses: positions.map(textbook.loss))
    #expect(try suggest(curve, steps: 1000).doubts.contains(.uneven))
  }

  @Test func aSweepOverLessThanTwoDecadesIsNarrow() throws {
    for (decades, isNarrow) in [(1.9, true), (2.1, false)] {
      let positions = Rates.even(60, from: -3 - decades / 2, to: -3 + decades / 2)
      let curve = try Curve(
        learningRates: positions.map(Elementary.exp10),
        losses: positions.map { 0.1 + logistic(-4 * ($0 + 3)) })
      let doubts = try suggest(curve, steps: 8000).doubts
      #expect(doubts.contains { Self.isNarrow($0) } == isNarrow, "\(doubts)")
    }
  }

  @Test func aSweepThatEndsBelowTheSuggestionIsNarrow() throws {
    // Falling sharply just before its end.
    var random = SplitMix64(seed: 1)
    let positions = Rates.even(100, from: -5, to: -2.5)
    let curve = try Curve(
      learningRates: positions.map(Elementary.exp10),
      losses: positions.map { (0.1 + logistic(-10 * ($0 + 2.8))) * random.lognormal(0.003) })
    let low = try suggest(curve, steps: 8000), high = try suggest(curve, steps: 200)
    #expect(low.learningRate < Elementary.exp10(-2.5))
    #expect(!low.doubts.contains { Self.isNarrow($0) })
    #expect(high.learningRate > Elementary.exp10(-2.5))
    #expect(high.doubts.contains { Self.isNarrow($0) })
  }

  private static func isNarrow(_ doubt: Suggestion.Doubt) -> Bool {
    if case .narrow = doubt { true } else { false }
  }

  @Test func severalDoubtsAreListedTogether() throws {
    let curve = try Curve.sweep(30) { 0.1 + logistic(-2 * ($0 + 3)) }
    let doubts = try suggest(curve, steps: 100_000).doubts
    #expect(doubts.count == 3)
    #expect(doubts.contains(.noElbow))
    #expect(doubts.contains(.stepsOutside(steps: 100_000)))
  }

  @Test func eachSaysWhatItIsAboutInOneSentence() {
    let doubts: [(Suggestion.Doubt, [String])] = [
      (.noisy(clarity: 2.345), ["2.35", "noise"]), (.noElbow, ["higher end rate"]),
      (.secondDescent(share: 0.612), ["0.612", "twice"]),
      (.sparse(density: 4.875), ["4.88", "points per decade"]),
      (.stepsOutside(steps: 12_345), ["12345", "200 to 8000"]),
      (.uneven, ["evenly spaced", "exponential"]), (.narrow(decades: 1.234), ["1.23", "decades"]),
      (.noDescent(clarity: 0.567), ["0.567", "rise"]),
      (.overfitting(epochs: 123.456), ["seen 123 times", "over-fits", "stopping early"]),
    ]
    for (doubt, words) in doubts {
      #expect(words.allSatisfy { doubt.description.contains($0) }, "\(doubt.description)")
      #expect(doubt.description.hasSuffix("."))
    }
  }

  @Test func eachHasTheNameOfItsBit() throws {
    let names: [(Suggestion.Doubt, String)] = [
      (.noisy(clarity: 2), "noisy"), (.noElbow, "no_elbow"), (.sparse(density: 5), "sparse"),
      (.stepsOutside(steps: 5), "steps_outside"), (.secondDescent(share: 0.5), "second_descent"),
      (.uneven, "uneven"), (.narrow(decades: 1), "narrow"),
      (.smoothed(try EMA(beta: 0.9)), "smoothed"), (.noDescent(clarity: 0), "no_descent"),
      (.overfitting(epochs: 200), "overfitting"),
    ]
    for (doubt, name) in names { #expect(doubt.code == name) }
  }

  /// Two dips on a flat curve; the first `lesser` times as deep as the second.
  static func twoDips(lesser: Double) throws -> Curve {
    try Curve.sweep { x in
      func dip(_ x: Double) -> Double { Elementary.exp(-12 * x * x) }
      return Elementary.exp(0.5 - lesser * dip(x + 4) - dip(x + 3))
    }
  }

  private func suggest(_ curve: Curve, steps: Int) throws -> Suggestion {
    try #require(curve.suggest(for: try TrainingContext(steps: steps)).suggestion)
  }
}
