import Testing

@testable import LRSuggest

@Suite struct RefusalTests {
  @Test(arguments: [1, 2, 3, 11])
  func fewerThanTwelvePointsAreTooFew(count: Int) throws {
    let curve = try Curve(
      learningRates: Rates.geometric(count), losses: (0..<count).map { 3 - 0.2 * Double($0) })
    expect(curve, .tooFewPoints(found: count, needed: 12), code: "too_few_points")
  }

  @Test func twelvePointsOfAClearDescentAreEnough() throws {
    #expect(try Curve.sweep(12) { 0.1 + logistic(-2 * ($0 + 3)) }.suggest().suggestion != nil)
  }

  @Test(arguments: [.infinity, -.infinity] as [Double])
  func aFirstLossThatIsInfiniteIsNamed(loss: Double) throws {
    expect(
      try Curve.sweep { $0 < -6.99 ? loss : 1 }, .noFiniteLoss(first: loss), code: "no_finite_loss")
  }

  @Test func aFirstLossThatIsNaNIsNamed() throws {
    let refusal = try refuse(try Curve.sweep { _ in .nan })
    #expect(refusal.code == "no_finite_loss")
    #expect(refusal.reasons.first == "The first loss is nan.")
  }

  @Test func aConstantLossHasNoDescent() throws {
    for loss in [0, 2.5, -3, 1e300, .leastNonzeroMagnitude] as [Double] {
      expect(try Curve.sweep { _ in loss }, .noDescent(significance: 0), code: "no_descent")
    }
  }

  @Test func flatNoiseIsMostlyRefused() throws {
    let refused = try (0..<150).count { seed in
      var random = SplitMix64(seed: seed)
      let positive = seed % 2 == 0
      let curve = try Curve.sweep { _ in
        positive ? 2 * random.lognormal(0.1) : 0.3 * random.normal() - 5
      }
      return curve.suggest().refusal?.code == "no_descent"
    }
    #expect(refused >= 141, "\(refused) of 150")
  }

  @Test func aLossThatOnlyRisesDivergedAtItsStart() throws {
    for slope in [0.5, 3] {
      let refusal = try refuse(try Curve.sweep { Elementary.exp(slope * ($0 + 7)) })
      #expect(refusal.code == "diverged_at_start")
    }
  }

  @Test func aLossThatIsNotFiniteAfterAFewStepsDivergedAtItsStart() throws {
    let curve = try Curve.sweep { $0 > -6.4 ? .nan : 2 }
    expect(curve, .divergedAtStart(points: 8), code: "diverged_at_start")
  }

  @Test func twoDescentsOfTheSameDepthAreAmbiguous() throws {
    let refusal = try refuse(try DoubtTests.twoDips(lesser: 0.95))
    guard case .ambiguous(let share) = refusal.reason else {
      Issue.record("\(refusal)")
      return
    }
    #expect((0.85...1).contains(share))
    #expect(refusal.code == "ambiguous")
  }

  @Test func landmarksAreKeptForThoseWhoWantToLook() throws {
    let analysis = Analysis(of: try DoubtTests.twoDips(lesser: 0.95))
    #expect(analysis.answer.refusal?.landmarks == analysis.landmarks)
    #expect(analysis.landmarks.minimum != nil)
  }

  @Test(arguments: [
    (Refusal.Reason.tooFewPoints(found: 7, needed: 12), ["7", "12", "more steps"]),
    (.noFiniteLoss(first: -.infinity), ["-inf", "data"]),
    (.noDescent(significance: 0.6543), ["0.654", "noise"]),
    (.divergedAtStart(points: 17), ["17", "lower"]),
    (.ambiguous(share: 0.9123), ["0.912", "second basin"]),
    (.badlyScaled(confidence: 0.4321), ["0.432", "Normalise"]),
  ])
  func everyReasonIsExplainedWithItsNumbersAndARemedy(
    reason: Refusal.Reason, words: [String]
  ) {
    let refusal = Refusal(reason: reason, landmarks: Landmarks())
    #expect(refusal.reasons.count == 2)
    #expect(refusal.reasons.allSatisfy { $0.hasSuffix(".") })
    #expect(refusal.explanation.hasPrefix("No learning rate can be suggested. "))
    #expect(words.allSatisfy { refusal.explanation.contains($0) }, "\(refusal.explanation)")
  }

  @Test(
    arguments: [
      (1.64, 2), (1.0, 3), (0.5, 11), (0.2, 68), (0.164, 100), (0.163, nil), (0, nil), (50, 2),
      (.nan, nil), (.infinity, 2),
    ] as [(Double, Int?)])
  func theSweepsToAverageAreCounted(clarity: Double, sweeps: Int?) {
    for reason in [Refusal.Reason.noDescent(significance: 0.5), .ambiguous(share: 0.9)] {
      let refusal = Refusal(reason: reason, landmarks: Landmarks(), clarity: clarity)
      #expect(refusal.sweepsToAverage == sweeps)
      let words = sweeps.map { "average \($0) sweeps" } ?? "hopeless"
      #expect(refusal.explanation.contains(words), "\(refusal.explanation)")
    }
  }

  private func expect(
    _ curve: Curve, _ reason: Refusal.Reason, code: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let refusal = curve.suggest().refusal
    #expect(refusal?.reason == reason, sourceLocation: sourceLocation)
    #expect(refusal?.code == code, sourceLocation: sourceLocation)
  }

  private func refuse(_ curve: Curve) throws -> Refusal { try #require(curve.suggest().refusal) }
}
