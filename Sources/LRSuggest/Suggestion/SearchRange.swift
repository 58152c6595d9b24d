/// A range of learning rates, to be walked on a logarithmic axis.
public struct SearchRange: Sendable, Hashable {
  /// The lower end.
  public let low: Double
  /// The upper end, not below `low`.
  public let high: Double
}
