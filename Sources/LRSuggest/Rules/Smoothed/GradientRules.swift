/// The steepest point, with everything said that "steepest" leaves open: of which losses, and per
/// what.
///
/// The rate of the first minimum of `np.gradient(S, x)`, for four kinds of losses *S* and three
/// axes *x*: the steps, ln of the rates, the rates.
///
/// - NaN, of `raw` and `ema`: the first NaN slope counts as the smallest, as in NumPy. The splines
///   and Whittaker end before the first value that is not finite.
/// - Ties: the first.
/// - Fewer than two points: no answer.
///
/// Complexity: O(*n*), with Whittaker's O(*n* log *n*).
///
/// Source: fastai 1, `Recorder.plot(suggestion=True)`, is `gradient_ema_step` on trimmed losses;
/// Lightning from 2.5.3 differentiates by the rate.
enum GradientAxis: String, CaseIterable {
  case step, logRate = "log_lr", rate = "lr"

  /// `np.gradient` of `values`, the first of which belong to the rates of `curve`.
  func gradient(of values: [Double], on curve: Curve) -> [Double] {
    switch self {
    case .step: NumericalGradient.perStep(values)
    case .logRate:
      NumericalGradient.along(
        curve.learningRates.prefix(values.count).map(Elementary.log), values)
    case .rate:
      NumericalGradient.along(Array(curve.learningRates.prefix(values.count)), values)
    }
  }

  /// What the slope is per, for a summary.
  var words: String {
    switch self {
    case .step: "per step"
    case .logRate: "per logarithm of the rate"
    case .rate: "per unit of the rate"
    }
  }

  /// The second argument of `np.gradient`.
  var formula: String {
    switch self {
    case .step: ""
    case .logRate: ", ln lr"
    case .rate: ", lr"
    }
  }

  /// When it misleads.
  var caveat: String {
    switch self {
    case .step, .logRate: "In a faster sweep the steepest point lies at a higher rate."
    case .rate: "Small rates divide by little: it picks one of the first points, noise or not."
    }
  }
}

extension Rule {
  /// The twelve gradient rules: `gradient_<losses>_<axis>`.
  static let gradients = SmoothedLosses.allCases.flatMap { losses in
    GradientAxis.allCases.map { axis in gradient(of: losses, per: axis) }
  }

  private static func gradient(of losses: SmoothedLosses, per axis: GradientAxis) -> Rule {
    Rule(
      "gradient_\(losses.rawValue)_\(axis.rawValue)", .smoothed, minimumCount: 2,
      summary: "The rate where \(losses.words) falls fastest \(axis.words).",
      formula: losses.formula + "; lr[argmin np.gradient(S\(axis.formula))]",
      source: "The steepest point of fastai 1, torch-lr-finder and Lightning, with the losses and"
        + " the axis said; gradients as NumPy 2 takes them, edges of first order",
      caveat: "\(losses.caveat) \(axis.caveat) Of equal slopes the first counts"
        + (losses == .raw || losses == .ema ? "; a NaN counts as the smallest." : "."),
      corrected: losses == .whittaker ? nil : "gradient_whittaker_log_lr"
    ) { curve in
      let slopes = axis.gradient(of: losses.values(of: curve), on: curve)
      guard slopes.count > 1 else { return nil }
      return NumericalGradient.firstMinimum(of: slopes).map { curve.learningRates[$0] }
    }
  }
}
