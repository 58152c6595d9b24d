/// Why a sweep of several groups cannot be made, or cannot take another step.
public enum GroupSweepError: Error, Sendable, Hashable {
  /// No groups, or more than `GroupSweep.maximumGroups`.
  case groupCount(Int)
  /// Two groups of one name.
  case nameTwice(String, first: Int, second: Int)
  /// More or fewer ratios than groups.
  case ratiosDiffer(count: Int, expected: Int)
  /// A ratio that is zero, negative, infinite or NaN.
  case ratioNotPositive(group: Int, name: String, value: Double)
  /// A learning rate that is zero, negative, infinite or NaN.
  case learningRateNotPositive(step: Int, value: Double)
  /// A learning rate that is not above the one before.
  case learningRateNotIncreasing(step: Int, value: Double, previous: Double)
  /// A loss that is NaN or infinite.
  case lossNotFinite(step: Int, value: Double)
  /// Groups have appeared, or vanished.
  case stepsDiffer(count: Int, expected: Int)
  /// A sum that is NaN or infinite, or a square below zero.
  case sumOutside(String, group: Int, name: String, value: Double)
  /// A sum that was measured for some groups, or at some steps, and not for others.
  case measuredInPart(String, step: Int, group: Int, name: String)
  /// A report was asked for before a step was recorded.
  case empty
}

extension GroupSweepError: CustomStringConvertible {
  /// One sentence naming the argument, the group and the value.
  public var description: String {
    switch self {
    case .groupCount(let count):
      "groups holds \(count) names: it must hold between 1 and \(GroupSweep.maximumGroups)"
    case .nameTwice(let name, let first, let second):
      "groups[\(second)] is \(Self.quoted(name)), as groups[\(first)] is: names must differ"
    case .ratiosDiffer(let count, let expected):
      "ratios has \(count) values, not \(expected), one for each group"
    case .ratioNotPositive(let group, let name, let value):
      "ratios[\(group)] (\(Self.quoted(name))) is \(NumberText.exact(value)): it must be positive"
        + " and finite; leave groups out that are not trained"
    case .learningRateNotPositive(let step, let value):
      "learning rate \(step) is \(NumberText.exact(value)): it must be positive and finite"
    case .learningRateNotIncreasing(let step, let value, let previous):
      "learning rate \(step) is \(NumberText.exact(value)), not above the one before,"
        + " \(NumberText.exact(previous))"
    case .lossNotFinite(let step, let value):
      "loss \(step) is \(NumberText.exact(value)): end the sweep there, a broken network has no"
        + " groups"
    case .stepsDiffer(let count, let expected):
      "sums has \(count) groups, not \(expected): a group without a gradient has sums of 0"
    case .sumOutside(let field, let group, let name, let value):
      "\(field) of group \(group) (\(Self.quoted(name))) is \(NumberText.exact(value)): such a sum"
        + " does not exist; end the sweep where a gradient breaks"
    case .measuredInPart(let field, let step, let group, let name):
      "\(field) of group \(group) (\(Self.quoted(name))) at step \(step) contradicts the others:"
        + " measure it for all or for none"
    case .empty:
      "no step was recorded"
    }
  }

  /// A name in quotes, of which a long one keeps both ends: messages in C hold some 500 bytes.
  private static func quoted(_ name: String) -> String {
    let most = 60
    guard name.count > most else { return "\"\(name)\"" }
    return "\"\(name.prefix(most / 2))...\(name.suffix(most / 2))\""
  }
}
