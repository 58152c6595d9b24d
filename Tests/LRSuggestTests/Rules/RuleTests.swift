import LRSuggest
import Testing

/// What holds for every rule in the list.
@Suite struct RuleTests {
  @Test func namesAreUnique() {
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    #expect(Set(Rule.all).count == Rule.all.count)
  }

  @Test(arguments: Rule.all)
  func aRuleIsFoundByItsNameAndSaysWhatItIs(rule: Rule) throws {
    #expect(try Rule(named: rule.name) == rule)
    #expect(!rule.name.isEmpty)
    #expect(rule.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" })
    #expect(rule.summary.hasSuffix("."))
    #expect(rule.caveat.hasSuffix("."))
    #expect(!rule.formula.isEmpty)
    #expect(!rule.source.isEmpty)
    #expect(rule.minimumCount > 0)
    if let corrected = rule.corrected { _ = try Rule(named: corrected) }
  }

  @Test(arguments: Rule.all)
  func answersArePositiveAndFiniteAndShortCurvesHaveNone(rule: Rule) throws {
    for family in CurveFamily.allCases {
      for count in [4, 11, 17, 100] {
        let curve = try family.curve(seed: count, count: count)
        let rate = rule.learningRate(on: curve)
        #expect(rate.map { $0 > 0 && $0.isFinite } ?? true)
        #expect(rate == nil || count >= rule.minimumCount)
        #expect(rule.learningRate(on: curve) == rate)
      }
    }
  }

  @Test(arguments: Rule.all)
  func hostileCurvesAreSurvived(rule: Rule) throws {
    for count in [1, 2, 3, 5, 12, 16, 17, 23, 40] {
      let rates = Array(Rates.geometric(40).prefix(count))
      for loss in [0, -1, .nan, -.infinity, -1e308, .leastNonzeroMagnitude] {
        for other in [1, .nan, .infinity, 1e308] {
          let losses = rates.indices.map { $0.isMultiple(of: 3) ? other : loss }
          let curve = try Curve(learningRates: rates, losses: losses)
          let rate = rule.learningRate(on: curve)
          #expect(rate.map { $0 > 0 && $0.isFinite } ?? true)
        }
      }
    }
  }

  @Test func anUnknownNameIsAnErrorThatNamesTheNearest() {
    let error = #expect(throws: UnknownName.self) { try Rule(named: "minimun") }
    #expect(error?.known == Rule.all.map(\.name))
    #expect(error?.description.contains("minimum") == true)
  }
}
