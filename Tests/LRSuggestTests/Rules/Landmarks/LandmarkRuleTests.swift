import Testing

@testable import LRSuggest

@Suite struct LandmarkRuleTests {
  private static let rules: [Rule] = [
    .level10, .level50, .level90, .elbow, .elbowTenth, .elbowQuarter, .elbowHalf,
    .minimumNearestElbow, .biggestSquare,
  ]

  @Test func namesAreThoseOfTheDocumentation() {
    #expect(
      Self.rules.map(\.name) == [
        "level_10", "level_50", "level_90", "elbow", "elbow_tenth", "elbow_quarter", "elbow_half",
        "minimum_nearest_elbow", "biggest_square",
      ])
    #expect(Self.rules.allSatisfy { $0.family == .landmarks && Rule.all.contains($0) })
  }

  @Test(arguments: CurveFamily.allCases)
  func rulesAreWhatTheReadingSays(family: CurveFamily) throws {
    for seed in 0..<20 {
      let curve = try family.curve(seed: seed)
      let reading = Reading(curve, smoothing: .automatic)
      let elbow = reading.landmarks.elbow?.learningRate
      #expect(Rule.level50.learningRate(on: curve) == reading.rate(atDrop: 0.5))
      #expect(Rule.biggestSquare.learningRate(on: curve) == reading.biggestSquare())
      for (rule, divisor) in [
        (Rule.elbow, 1.0), (.elbowTenth, 10), (.elbowQuarter, 4), (.elbowHalf, 2),
      ] {
        #expect(rule.learningRate(on: curve) == elbow.map { $0 / divisor })
      }
      let nearest = Rule.minimumNearestElbow.learningRate(on: curve)
      #expect((nearest == nil) == (elbow == nil))
      if let nearest, let elbow, let minimum = reading.landmarks.minimum {
        #expect(minimum.learningRate <= nearest && nearest < elbow)
      }
    }
  }

  @Test func theNearestMinimumIsTheLastBeforeTheElbow() throws {
    // The lowest hollow at 3e-4, a shallower one at 1e-2, then the wall.
    let curve = try Curve.sweep(400) { x in
      func dip(_ x: Double) -> Double { Elementary.exp(-8 * x * x) }
      let floor = 0.2 + 2 * logistic(-6 * (x + 5)) - 0.012 * dip(x + 3.5) - 0.01 * dip(x + 2)
      return floor + Elementary.exp(min(300, 8 * x))
    }
    let nearest = try #require(Rule.minimumNearestElbow.learningRate(on: curve))
    let reading = Reading(curve, smoothing: .automatic)
    let lowest = try #require(reading.landmarks.minimum).learningRate
    #expect((Elementary.log10(lowest) + 3.5).magnitude < 0.2)
    #expect((Elementary.log10(nearest) + 2).magnitude < 0.2)
  }

  @Test(arguments: 0..<10)
  func `G15: rules move with the rates and not with the unit of the loss`(part: Int) throws {
    for seed in (100 * part)..<(100 * part + 100) {
      var random = SplitMix64(seed: seed)
      let curve = try TextbookCurve(random: &random)
        .curve(35 + random.below(15), noise: 0.03, &random)
      let factor = Elementary.exp10(random.between(-6, 6))
      let lossFactor = Elementary.exp10(random.between(-30, 30))
      let scaled = try Curve(
        learningRates: curve.learningRates.map { $0 * factor },
        losses: curve.losses.map { $0 * lossFactor })
      for rule in Self.rules {
        switch (rule.learningRate(on: curve), rule.learningRate(on: scaled)) {
        case (nil, nil): break
        case (let left?, let right?):
          #expect(relativeDistance(right, left * factor) < 1e-6, "\(rule.name), seed \(seed)")
        case (let left, let right):
          Issue.record("\(rule.name), seed \(seed): \(String(describing: (left, right)))")
        }
      }
    }
  }
}
