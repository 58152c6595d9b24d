extension Rule {
  /// The rules that look at the slope or the minimum of smoothed losses.
  static let smoothed = gradients + minimumTenths
}
