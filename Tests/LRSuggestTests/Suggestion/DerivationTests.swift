import Testing

@testable import LRSuggest

@Suite struct DerivationTests {
  /// ⅔·log10 valley + ⅓·log10 minimum − 0.6·log10 bandwidth + c(schedule) − ½·log10(steps/400).
  @Test func theRateIsTheFormulaByHand() throws {
    let plain = try derive(.oneCycle, valley: 1e-3, minimum: 1e-1, bandwidth: 0.1, steps: 400)
    #expect((plain.logRate - (-2 - 1.0 / 3 + 0.6 - 0.35)).magnitude < 1e-12)
    let other = try derive(.constant, valley: 1e-2, minimum: 1, bandwidth: 1, steps: 4000)
    #expect((other.logRate - (-4.0 / 3 - 0.70 - 0.5)).magnitude < 1e-12)
    let decaying = try derive(.cosine, valley: 1, minimum: 1, bandwidth: 1, steps: 200)
    #expect((decaying.logRate - (-0.50 + 0.5 * 0.3010299956639812)).magnitude < 1e-12)
  }

  @Test func linearAndCosineSchedulesAreTreatedAlike() throws {
    let cosine = try derive(.cosine, valley: 2, minimum: 3, bandwidth: 0.2, steps: 500)
    let linear = try derive(.linear, valley: 2, minimum: 3, bandwidth: 0.2, steps: 500)
    #expect(cosine.logRate == linear.logRate)
  }

  @Test func theRateIsTheProductOfItsFactors() throws {
    for schedule in Schedule.allCases {
      let derivation = try derive(
        schedule, valley: 3e-4, minimum: 0.02, bandwidth: 0.3, steps: 1234)
      let product = derivation.anchor * derivation.curveFactor * derivation.stepsFactor
      #expect(relativeDistance(product, Elementary.exp10(derivation.logRate)) < 1e-12)
    }
  }

  @Test func theAnchorLiesATwoThirdsWayToTheValley() throws {
    let derivation = try derive(.oneCycle, valley: 1e-3, minimum: 1, bandwidth: 1, steps: 400)
    #expect(relativeDistance(derivation.anchor, 1e-2) < 1e-12)
    #expect(derivation.stepsFactor == 1)
  }

  @Test func theRateIsHeldAtTheElbow() throws {
    let free = try derive(.oneCycle, valley: 1, minimum: 1, bandwidth: 1, steps: 400)
    #expect(!free.isHeldByElbow)
    for (elbow, isHeld) in [(0.1, true), (0.4, true), (0.5, false), (9, false)] {
      let held = try derive(
        .oneCycle, valley: 1, minimum: 1, bandwidth: 1, steps: 400, elbow: elbow)
      #expect(held.isHeldByElbow == isHeld)
      #expect(held.logRate == (isHeld ? Elementary.log10(elbow) : free.logRate))
    }
  }

  @Test func scalingTheLandmarksScalesTheRate() throws {
    let one = try derive(.linear, valley: 1e-3, minimum: 1e-1, bandwidth: 0.1, steps: 999)
    let ten = try derive(.linear, valley: 1e-2, minimum: 1, bandwidth: 0.1, steps: 999)
    #expect((ten.logRate - one.logRate - 1).magnitude < 1e-12)
  }

  private func derive(
    _ schedule: Schedule, valley: Double, minimum: Double, bandwidth: Double, steps: Double,
    elbow: Double? = nil
  ) throws -> Derivation {
    Derivation(
      context: try TrainingContext(schedule: schedule), valley: valley, minimum: minimum,
      bandwidth: bandwidth, bandwidthIsMeasured: true, steps: steps,
      elbow: elbow)
  }
}
