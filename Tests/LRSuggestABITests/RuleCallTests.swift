import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct RuleCallTests {
  @Test(arguments: Rule.allCases)
  func aRuleGivesWhatTheCoreGives(rule: Rule) throws {
    for test in TestCurve.allCases {
      let handle = try Handle.curve(test.curve)
      defer { handle.freeCurve() }
      let found = Self.apply(rule.rawValue, to: handle)
      guard let expected = rule.learningRate(on: try test.curve) else {
        #expect(found.status == LRS_REFUSED_TOO_FEW_POINTS)
        #expect(found.message == "slide needs 16 points; this curve has 5")
        #expect(found.value == -7)
        continue
      }
      #expect(found.status == LRS_OK)
      #expect(found.value == expected)
    }
  }

  @Test func anUnknownRuleIsRefusedWithTheList() throws {
    let handle = try Handle.curve(TestCurve.classic.curve)
    defer { handle.freeCurve() }
    let found = Self.apply("steepest", to: handle)
    #expect(found.status == LRS_ERROR_UNKNOWN_NAME)
    #expect(
      found.message
        == "rule is \"steepest\": it must be one of valley, slide, minimum, steep")
    #expect(found.value == -7)
  }

  private static func apply(_ name: String, to curve: Handle) -> Outcome<Double> {
    outcome(-7) { out, error in
      unsafe lrs_rule_apply(name, curve.pointer, out, error)
    }
  }
}
