import Testing

@testable import LRSuggest

@Suite struct DerivationTests {
  /// 0.45·log10 valley + 0.55·log10 bottom − 0.3·log10 bandwidth + c(schedule) −
  /// ½·log10(steps/400).
  @Test func theRateIsTheFormulaByHand() throws {
    let plain = try derive(.oneCycle, valley: 1e-3, bottom: 1e-1, bandwidth: 0.1, steps: 400)
    #expect((plain.logRate - (-0.45 * 3 - 0.55 + 0.3 - 0.20)).magnitude < 1e-12)
    let other = try derive(.constant, valley: 1e-2, bottom: 1, bandwidth: 1, steps: 4000)
    #expect((other.logRate - (-0.9 - 0.53 - 0.5)).magnitude < 1e-12)
    let decaying = try derive(.cosine, valley: 1, bottom: 1, bandwidth: 1, steps: 200)
    #expect((decaying.logRate - (-0.37 + 0.5 * 0.3010299956639812)).magnitude < 1e-12)
  }

  /// log10 onset + e(schedule) − ½·log10(steps/400), by its share.
  @Test func aFaintDescentGivesWayToTheOnset() throws {
    let clear = try derive(
      .oneCycle, valley: 1e-3, bottom: 1e-1, bandwidth: 1, steps: 400, onset: 0.1, share: 0)
    let edge = try derive(
      .oneCycle, valley: 1e-3, bottom: 1e-1, bandwidth: 1, steps: 400, onset: 0.1, share: 1)
    let both = try derive(
      .oneCycle, valley: 1e-3, bottom: 1e-1, bandwidth: 1, steps: 400, onset: 0.1, share: 0.25)
    #expect((edge.logRate - (-1 - 1.30)).magnitude < 1e-12)
    #expect((both.logRate - (0.75 * clear.logRate + 0.25 * edge.logRate)).magnitude < 1e-12)
    let constant = try derive(
      .constant, valley: 1, bottom: 1, bandwidth: 1, steps: 4000, onset: 1, share: 1)
    #expect((constant.logRate - (-1.60 - 0.5)).magnitude < 1e-12)
  }

  @Test func linearAndCosineSchedulesAreTreatedAlike() throws {
    let cosine = try derive(.cosine, valley: 2, bottom: 3, bandwidth: 0.2, steps: 500)
    let linear = try derive(.linear, valley: 2, bottom: 3, bandwidth: 0.2, steps: 500)
    #expect(cosine.logRate == linear.logRate)
  }

  @Test func theRateIsTheProductOfItsFactors() throws {
    for schedule in Schedule.allCases {
      let derivation = try derive(
        schedule, valley: 3e-4, bottom: 0.02, bandwidth: 0.3, steps: 1234)
      let product = derivation.anchor * derivation.curveFactor * derivation.stepsFactor
      #expect(relativeDistance(product, Elementary.exp10(derivation.logRate)) < 1e-12)
    }
  }

  @Test func theAnchorLiesJustNearerToTheBottom() throws {
    let derivation = try derive(.oneCycle, valley: 1e-3, bottom: 1, bandwidth: 1, steps: 400)
    #expect(relativeDistance(derivation.anchor, Elementary.exp10(-1.35)) < 1e-12)
    #expect(derivation.stepsFactor == 1)
  }

  @Test func theRateIsHeldAtTheCeiling() throws {
    let free = try derive(.oneCycle, valley: 1, bottom: 1, bandwidth: 1, steps: 400)
    #expect(!free.isHeldByCeiling)
    for (ceiling, isHeld) in [(0.1, true), (0.6, true), (0.7, false), (9, false)] {
      let held = try derive(
        .oneCycle, valley: 1, bottom: 1, bandwidth: 1, steps: 400, ceiling: ceiling)
      #expect(held.isHeldByCeiling == isHeld)
      #expect(held.logRate == (isHeld ? Elementary.log10(ceiling) : free.logRate))
    }
  }

  @Test func scalingTheLandmarksScalesTheRate() throws {
    let one = try derive(.linear, valley: 1e-3, bottom: 1e-1, bandwidth: 0.1, steps: 999)
    let ten = try derive(.linear, valley: 1e-2, bottom: 1, bandwidth: 0.1, steps: 999)
    #expect((ten.logRate - one.logRate - 1).magnitude < 1e-12)
  }

  private func derive(
    _ schedule: Schedule, valley: Double, bottom: Double, bandwidth: Double, steps: Double,
    onset: Double = 1, share: Double = 0, ceiling: Double? = nil
  ) throws -> Derivation {
    Derivation(
      context: try TrainingContext(schedule: schedule), valley: valley, bottom: bottom,
      bandwidth: bandwidth, bandwidthIsMeasured: true, onset: onset, onsetShare: share,
      steps: steps, ceiling: ceiling)
  }
}
