/// A way to take the noise out of recorded losses, with its parameters.
///
/// ```swift
/// try curve.smoothed(by: .ema(beta: 0.98))  // as fastai and Lightning plot it
/// try curve.smoothed(by: .whittaker())      // as this library reads it
/// ```
///
/// The averages over the past (`movingAverage` and the three EMAs) lag: a feature of the loss
/// appears at a later, higher rate than it has; `Curve.lag(of:at:)` says by how much. The others
/// look both ways and do not.
///
/// What a loss that is not finite does:
///
/// - moving averages, Savitzky–Golay: every value whose window holds it is not finite either;
/// - EMA: it, and everything after it, is not finite;
/// - splines: it is left out of the fit and comes out as it went in;
/// - Whittaker: the curve is read up to there, or to the end of an explosion; NaN from there on.
public enum Smoother: Sendable, Hashable {
  /// Whittaker's smoother on the scale and the part of the curve that are read, as everywhere in
  /// this library: no lag, the penalty from the data, wild values weighed down. O(*n* log *n*).
  case whittaker(Smoothing = .automatic)
  /// The mean of the last `window` losses; of all so far where they are fewer. O(*n*).
  case movingAverage(window: Int = 10)
  /// The mean of an odd number of losses around each; fewer, but as many on either side, towards
  /// the ends, where the first and the last loss stand alone. No lag, and blunt at bends. O(*n*).
  case centeredMovingAverage(window: Int = 11)
  /// Exponential moving average with bias correction, as fastai and Lightning have it:
  /// *mₜ = βmₜ₋₁ + (1 − β)yₜ*, divided by *1 − βᵗ*. A constant stays constant. O(*n*).
  case ema(beta: Double = 0.98)
  /// Exponential moving average started at zero and not corrected: a defect. Its first values are
  /// near zero whatever the loss is, so the curve seems to rise at first. O(*n*).
  case emaUncorrected(beta: Double = 0.98)
  /// Exponential moving average started at the first loss, as Ignite and torch-lr-finder have it:
  /// that loss keeps the weight *βᵗ⁻¹*. O(*n*).
  case emaFirstValue(beta: Double = 0.95)
  /// Cubic smoothing spline of the losses against log10 of the rate; the penalty *λ* of *∫f″²* by
  /// generalised cross-validation where nil. A wild value bends it, an explosion everywhere.
  /// O(*n*).
  case spline(penalty: Double? = nil)
  /// The same spline through the bias-corrected EMA. The lag stays, and as the noise of an EMA is
  /// no longer independent, cross-validation takes it for signal: shown for comparison. O(*n*).
  case emaSpline(beta: Double = 0.98, penalty: Double? = nil)
  /// Savitzky–Golay: a polynomial through an odd number of losses around each, evaluated there;
  /// at the ends the polynomial through the outermost window. O(*n* · order²).
  case savitzkyGolay(window: Int = 21, order: Int = 2)

  /// The kinds of smoothers, in the order of the C interface.
  public enum Kind: String, Sendable, Hashable, CaseIterable, NamedChoice {
    /// `Smoother.whittaker`.
    case whittaker
    /// `Smoother.movingAverage`.
    case movingAverage = "moving_average"
    /// `Smoother.centeredMovingAverage`.
    case centeredMovingAverage = "centered_moving_average"
    /// `Smoother.ema`.
    case ema
    /// `Smoother.emaUncorrected`.
    case emaUncorrected = "ema_uncorrected"
    /// `Smoother.emaFirstValue`.
    case emaFirstValue = "ema_first_value"
    /// `Smoother.spline`.
    case spline
    /// `Smoother.emaSpline`.
    case emaSpline = "ema_spline"
    /// `Smoother.savitzkyGolay`.
    case savitzkyGolay = "savitzky_golay"

    static let argumentName = "smoother"

    /// Finds a kind by its name; an unknown one is an error that lists them all.
    public init(named name: String) throws(UnknownName) {
      self = try Self.find(name)
    }
  }

  /// What kind it is.
  public var kind: Kind {
    switch self {
    case .whittaker: .whittaker
    case .movingAverage: .movingAverage
    case .centeredMovingAverage: .centeredMovingAverage
    case .ema: .ema
    case .emaUncorrected: .emaUncorrected
    case .emaFirstValue: .emaFirstValue
    case .spline: .spline
    case .emaSpline: .emaSpline
    case .savitzkyGolay: .savitzkyGolay
    }
  }
}
