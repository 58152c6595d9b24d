import CLRSuggest
import LRSuggest

@_cdecl("lrs_rule_count") @implementation
public func lrs_rule_count() -> Int {
  Rule.all.count
}

@_cdecl("lrs_rule_name") @implementation
public func lrs_rule_name(_ index: Int) -> UnsafePointer<CChar>! {
  unsafe StaticNames.rules[index]
}

@_cdecl("lrs_rule_text") @implementation
public func lrs_rule_text(_ index: Int, _ kind: Int32) -> UnsafePointer<CChar>! {
  guard StaticNames.ruleTexts.indices.contains(Int(kind)) else { return nil }
  return unsafe StaticNames.ruleTexts[Int(kind)][index]
}

@_cdecl("lrs_rule_apply") @implementation
public func lrs_rule_apply(
  _ name: UnsafePointer<CChar>!, _ curve: OpaquePointer!,
  _ learning_rate: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe lrs_rule_apply_in(name, curve, nil, learning_rate, error)
}

@_cdecl("lrs_rule_apply_in") @implementation
public func lrs_rule_apply_in(
  _ name: UnsafePointer<CChar>!, _ curve: OpaquePointer!, _ context: UnsafePointer<lrs_context>!,
  _ learning_rate: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let rule = try unsafe Rules.rule(named: name)
    let curve = try unsafe Curves.curve(curve)
    let context = try unsafe Context(context)
    let out = try unsafe Arguments.required(learning_rate, "learning_rate")
    let found = rule.learningRate(
      on: curve, for: context.training, smoothing: context.smoothing)
    guard let rate = found else { throw Rules.refusal(of: rule, on: curve) }
    unsafe out.pointee = rate
  }
}

/// What calls that apply rules have in common.
enum Rules {
  static func rule(named name: UnsafePointer<CChar>?) throws(Failure) -> Rule {
    let name = try unsafe Arguments.name(name, "name")
    return try reported { () throws(UnknownName) in try Rule(named: name) }
  }

  /// Why `rule` has no rate for `curve`.
  static func refusal(of rule: Rule, on curve: Curve) -> Failure {
    guard curve.count >= rule.minimumCount else {
      return Failure(
        LRS_REFUSED_TOO_FEW_POINTS,
        "\(rule.name) needs \(rule.minimumCount) points; this curve has \(curve.count)")
    }
    let nothing = "\(rule.name) finds no rate to point at on this curve"
    return rule.family == .learned
      ? .noNetworks(LRS_REFUSED_NO_ANSWER, nothing) : Failure(LRS_REFUSED_NO_ANSWER, nothing)
  }
}
