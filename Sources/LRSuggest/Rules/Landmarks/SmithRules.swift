extension Rule {
  /// Smith's base_lr, made precise: where the smooth loss starts to fall for sure.
  ///
  /// Smith reads two rates off a plot of the accuracy: where it starts to increase, and where it
  /// slows, becomes ragged or falls. Here the smooth curve *z* of `Reading` has a slope *z′* per
  /// decade with a standard deviation *σ*; the loss falls *for sure* where *z′ + 1.645 σ < 0*, that
  /// is with a probability of 95 %. Of the unbroken stretch of such points around the one with the
  /// largest *−z′/σ* left of the minimum, base_lr is the first and max_lr the last.
  ///
  /// Where nothing was smoothed *σ* is 0, and every fall is sure.
  ///
  /// - NaN, infinities, explosions: the curve is read up to there.
  /// - Ties: the first.
  /// - No answer where no point falls for sure: noise, a constant, fewer than two points.
  ///
  /// Complexity: O(*n* log *n*).
  ///
  /// Source: Smith, *Cyclical Learning Rates for Training Neural Networks*, 2017, §3.3.
  public static let smithBaseLR = Rule(
    "smith_base_lr", .landmarks, minimumCount: 2,
    summary: "Smith's lower bound: where the smooth loss starts to fall for sure.",
    formula: smithFormula + " its first rate",
    source: smithSource,
    caveat: smithCaveat
  ) { curve in
    sureFall(of: curve)?.first
  }

  /// Smith's max_lr, made precise: where the smooth loss no longer falls for sure.
  ///
  /// The last point of the stretch that `smithBaseLR` describes; never beyond the minimum.
  ///
  /// Complexity: O(*n* log *n*).
  ///
  /// Source: as `smithBaseLR`.
  public static let smithMaxLR = Rule(
    "smith_max_lr", .landmarks, minimumCount: 2,
    summary: "Smith's upper bound: where the smooth loss no longer falls for sure.",
    formula: smithFormula + " its last rate",
    source: smithSource,
    caveat: smithCaveat
  ) { curve in
    sureFall(of: curve)?.last
  }

  /// The normal quantile of 95 %: Smith's eye is not asked for more.
  private static let sureness = 1.645

  private static let smithFormula = """
    z' and its deviation sd = slope of the smooth curve (Whittaker, REML) per decade; the points \
    with z' + 1.645 sd < 0 around the one with the largest -z'/sd before the minimum;
    """
  private static let smithSource = """
    L. N. Smith, Cyclical Learning Rates for Training Neural Networks (2017), section 3.3, who \
    reads it off a plot of the accuracy; made precise here
    """
  private static let smithCaveat = """
    He reads validation accuracy over a linear sweep of a few epochs; a training loss starts to \
    fall earlier. Of two descents the clearer one counts. The more noise, the narrower the range; \
    no answer where no fall is sure.
    """

  /// The rates of the stretch over which the smooth loss falls for sure.
  private static func sureFall(of curve: Curve) -> ArraySlice<Double>? {
    let reading = Reading(curve, smoothing: .automatic)
    let smooth = reading.smooth
    guard reading.drop > 0, let lowest = NumericalGradient.firstMinimum(of: smooth.values)
    else { return nil }
    let isSure = (0...lowest).map { index in
      smooth.slopes[index] + sureness * smooth.slopeDeviations[index] < 0
    }
    let certainty = (0...lowest).map { index in
      smooth.slopes[index] / max(smooth.slopeDeviations[index], .leastNormalMagnitude)
    }
    guard let clearest = NumericalGradient.firstMinimum(of: certainty), isSure[clearest]
    else { return nil }
    let first = isSure[..<clearest].lastIndex(of: false).map { $0 + 1 } ?? 0
    let last = isSure[clearest...].firstIndex(of: false).map { $0 - 1 } ?? lowest
    return reading.signal.learningRates[first...last]
  }
}
