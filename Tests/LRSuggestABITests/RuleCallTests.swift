import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct RuleCallTests {
  @Test func rulesAreListedUpToTheirCount() {
    #expect(lrs_rule_count() == Rule.all.count)
    for (index, rule) in Rule.all.enumerated() {
      #expect(text(unsafe lrs_rule_name(index)) == rule.name)
      let texts = [
        rule.family.rawValue, rule.summary, rule.formula, rule.source, rule.caveat,
        rule.corrected ?? "",
      ]
      let kinds = [
        LRS_RULE_FAMILY, LRS_RULE_SUMMARY, LRS_RULE_FORMULA, LRS_RULE_SOURCE, LRS_RULE_CAVEAT,
        LRS_RULE_CORRECTED,
      ]
      for (kind, expected) in zip(kinds, texts) {
        #expect(text(unsafe lrs_rule_text(index, Int32(kind))) == expected)
      }
    }
    for index in [-1, Rule.all.count, .min, .max] {
      #expect(text(unsafe lrs_rule_name(index)) == nil)
      #expect(text(unsafe lrs_rule_text(index, Int32(LRS_RULE_SUMMARY))) == nil)
    }
    for kind in [-1, 6, .min, .max] as [Int32] {
      #expect(text(unsafe lrs_rule_text(0, kind)) == nil)
    }
  }

  @Test(arguments: Rule.all)
  func aRuleGivesWhatTheCoreGives(rule: Rule) throws {
    for test in TestCurve.allCases {
      let handle = try Handle.curve(test.curve)
      defer { handle.freeCurve() }
      let found = Self.apply(rule.name, to: handle)
      guard let expected = rule.learningRate(on: try test.curve) else {
        let count = try test.curve.count
        let isShort = count < rule.minimumCount
        #expect(
          found.status == (isShort ? LRS_REFUSED_TOO_FEW_POINTS : LRS_REFUSED_NO_ANSWER))
        #expect(
          found.message
            == (isShort
              ? "\(rule.name) needs \(rule.minimumCount) points; this curve has \(count)"
              : "\(rule.name) finds no rate to point at on this curve"))
        #expect(found.value == -7)
        continue
      }
      #expect(found.status == LRS_OK)
      #expect(found.value == expected)
    }
  }

  @Test func aRuleWithoutAPointToShowIsARefusal() throws {
    // A tenth of the smallest double is none.
    let handle = try Handle.curve(
      Curve(learningRates: [.leastNonzeroMagnitude, 1], losses: [1, 2]))
    defer { handle.freeCurve() }
    let found = Self.apply("minimum", to: handle)
    #expect(found.status == LRS_REFUSED_NO_ANSWER)
    #expect(found.value == -7)
  }

  @Test func anUnknownRuleIsRefusedWithItsNearest() throws {
    let handle = try Handle.curve(TestCurve.classic.curve)
    defer { handle.freeCurve() }
    let found = Self.apply("steap", to: handle)
    #expect(found.status == LRS_ERROR_UNKNOWN_NAME)
    #expect(found.message.contains("steep"))
    #expect(found.value == -7)
  }

  private static func apply(_ name: String, to curve: Handle) -> Outcome<Double> {
    outcome(-7) { out, error in
      unsafe lrs_rule_apply(name, curve.pointer, out, error)
    }
  }
}
