/// Why a smoother cannot be applied.
public enum SmootherError: Error, Sendable, Hashable {
  /// A memory below 0, of 1 or above, or NaN.
  case betaOutside(Double)
  /// A window without a loss.
  case windowNotPositive(Int)
  /// A window that has no middle.
  case windowEven(Int)
  /// A window longer than the curve.
  case windowTooLong(Int, count: Int)
  /// A polynomial that is not determined by its window, or of too high a degree.
  case orderOutside(Int, largest: Int)
  /// A negative, too large or undefined penalty.
  case penaltyOutside(Double, largest: Double)
  /// A parameter this kind of smoother does not have.
  case unusedParameter(String, kind: Smoother.Kind)
  /// An index outside the curve.
  case indexOutside(Int, count: Int)
}

extension SmootherError: CustomStringConvertible {
  /// One sentence naming the argument and the value.
  public var description: String {
    switch self {
    case .betaOutside(let value):
      "beta is \(NumberText.exact(value)): it must be at least 0 and below 1"
    case .windowNotPositive(let value):
      "window is \(value): it must be at least 1"
    case .windowEven(let value):
      "window is \(value): it must be odd, to have a middle"
    case .windowTooLong(let value, let count):
      "window is \(value), longer than the curve, which has \(count) points"
    case .orderOutside(let value, let largest):
      "order is \(value): it must lie between 0 and \(largest)"
    case .penaltyOutside(let value, let largest):
      "penalty is \(NumberText.exact(value)): it must lie between 0 and"
        + " \(NumberText.short(largest))"
    case .unusedParameter(let name, let kind):
      "\(name) is given, but \(kind.rawValue) has no such parameter"
    case .indexOutside(let value, let count):
      "index is \(value): the curve has the indices 0 to \(count - 1)"
    }
  }
}
