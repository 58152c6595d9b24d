import Testing

@testable import LRSuggest

@Suite struct RuleLearnedTests {
  @Test(arguments: LearnedMember.allCases)
  func aRuleAnswersWhatItsMemberSays(member: LearnedMember) throws {
    let name = member == .ensemble ? "learned" : "learned_\(member.rawValue)"
    let rule = try Rule(named: name)
    #expect(rule.family == .learned)
    let curve = try CurveFamily.heavyNoise.curve(seed: 5, count: 80)
    for steps in [300, 6000] {
      let context = try TrainingContext(schedule: .constant, optimizer: .momentum, steps: steps)
      let estimate = Analysis(of: curve, for: context).learned(member)
      #expect(rule.learningRate(on: curve, for: context) == estimate?.learningRate)
      #expect(estimate != nil)
    }
    #expect(rule.learningRate(on: curve) == Analysis(of: curve).learned(member)?.learningRate)
    let smoothing = try Smoothing(penalty: 10)
    #expect(
      rule.learningRate(on: curve, smoothing: smoothing)
        == Analysis(of: curve, smoothing: smoothing).learned(member)?.learningRate)
  }

  @Test(arguments: Rule.all.filter { $0.family != .learned })
  func otherRulesIgnoreTheContext(rule: Rule) throws {
    let curve = try CurveFamily.classic.curve(seed: 1, count: 100)
    let context = try TrainingContext(
      schedule: .constant, optimizer: .lion, steps: 50, fineTuning: true, emaBeta: 0.9)
    let rate = rule.learningRate(on: curve, for: context, smoothing: try Smoothing(penalty: 1e4))
    #expect(rate == rule.learningRate(on: curve))
  }

  @Test func thereAreSixtyFourRules() { #expect(Rule.all.count == 64) }
}
