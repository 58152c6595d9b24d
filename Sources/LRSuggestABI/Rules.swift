import CLRSuggest
import LRSuggest

@_cdecl("lrs_rule_count") @implementation
public func lrs_rule_count() -> Int {
  Rule.allCases.count
}

@_cdecl("lrs_rule_name") @implementation
public func lrs_rule_name(_ index: Int) -> UnsafePointer<CChar>! {
  unsafe StaticNames.rules[index]
}

@_cdecl("lrs_rule_apply") @implementation
public func lrs_rule_apply(
  _ name: UnsafePointer<CChar>!, _ curve: OpaquePointer!,
  _ learning_rate: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let name = try unsafe Arguments.name(name, "name")
    let rule = try reported { () throws(UnknownName) in try Rule(named: name) }
    let curve = try unsafe Curves.curve(curve)
    let out = try unsafe Arguments.required(learning_rate, "learning_rate")
    guard let rate = rule.learningRate(on: curve) else {
      throw Failure(
        LRS_REFUSED_TOO_FEW_POINTS,
        "\(rule.rawValue) needs \(rule.minimumCount) points; this curve has \(curve.count)")
    }
    unsafe out.pointee = rate
  }
}
