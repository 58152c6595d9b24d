/// The losses a gradient or minimum rule looks at.
enum SmoothedLosses: String, CaseIterable {
  case raw, ema, spline, whittaker

  /// One value for each point; for the last two only up to the first that is not finite.
  func values(of curve: Curve) -> [Double] {
    switch self {
    case .raw: curve.losses
    case .ema: (try? curve.smoothed(by: .ema(beta: 0.98))) ?? []
    case .spline: Self.finite((try? curve.smoothed(by: .spline())) ?? [])
    case .whittaker: Self.finite((try? curve.smoothed(by: .whittaker())) ?? [])
    }
  }

  /// What the losses are, for a summary.
  var words: String {
    switch self {
    case .raw: "the recorded loss"
    case .ema: "the averaged loss"
    case .spline: "a smoothing spline of the loss"
    case .whittaker: "the smooth loss as this library reads it"
    }
  }

  /// How they are made, for a formula.
  var formula: String {
    switch self {
    case .raw: "S = L"
    case .ema: "m[t] = 0.98 m[t-1] + 0.02 L[t], S[t] = m[t] / (1 - 0.98^t)"
    case .spline: "S = natural cubic smoothing spline of L over log10 lr, penalty by GCV"
    case .whittaker: "S = Whittaker's smoother on the transformed losses, penalty by REML"
    }
  }

  /// When they mislead.
  var caveat: String {
    switch self {
    case .raw: "Noise has the largest slopes and the lowest values: it picks a spike."
    case .ema: "The average lags, up to 2.7 decades in 100 steps over eight decades."
    case .spline: "A spike bends the spline, an explosion ripples through all of it."
    case .whittaker: "Where nothing but noise is left, its last ripple decides."
    }
  }

  private static func finite(_ values: [Double]) -> [Double] {
    Array(values.prefix { $0.isFinite })
  }
}
