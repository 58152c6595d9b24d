import LRSuggest

/// The rules in words, in the order of `Rule.all`.
enum RuleFields {
  static var all: JSONValue { .list(Rule.all.map(fields)) }

  private static func fields(of rule: Rule) -> JSONValue {
    .object([
      "name": .text(rule.name), "family": .text(rule.family.rawValue),
      "summary": .text(rule.summary), "formula": .text(rule.formula),
      "source": .text(rule.source), "caveat": .text(rule.caveat),
      "minimum_count": .integer(rule.minimumCount),
    ])
  }
}
