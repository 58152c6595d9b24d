/// Tells whether recorded losses are exponential moving averages, and of which kind.
///
/// Raw losses are a trend with white noise, each independent of the one before; of averages it is
/// the steps that are nearly white. The curve is read up to its explosion, at most a thousand
/// points. With *m* the median of `NoiseColor`, which no trend moves, the *n* losses read are
/// averages where
///
/// ```
/// m > −0.48 + 1.8 / √n
/// ```
///
/// and the curve has noise at all: the correlation of neighbouring fifth differences, which forget
/// every trend, in units of their local median and clipped at 3, lies below −0.4. Losses without
/// noise are taken for raw. The threshold is strict, for to undo what was never averaged harms a
/// reading more than to read an average as it is; noise that is itself correlated is not told from
/// averages.
///
/// Then the form and the memory are those whose inverse is most likely: residuals around a
/// line through its first half, under a Student-t likelihood with 4 degrees of freedom, times the
/// Jacobian of the inverse, *Π gₜ*. Losses that turn negative by it count against it. The memory is
/// one of 0.8, 0.9, 0.95, 0.98 and 0.99: a hundred points do not determine it better, and the
/// defaults of the libraries, 0.98 corrected and 0.95 from the first value, have a prior of e⁵ on
/// their side.
enum EMADetector {
  /// Fewer hold too few windows to be sure.
  private static let fewestPoints = 64
  private static let fewestResiduals = 16
  private static let mostPoints = 1000
  /// Chosen for false alarms below 1 % of recorded raw curves and 2 % of simulated early descents
  /// of 100 and 300 points; of a thousand points, up to a tenth of some shapes lie above.
  private static let threshold = -0.48
  private static let thresholdOfFew = 1.8
  /// Of averages of recorded curves, 1 % lie above.
  private static let leastNoise = -0.4
  /// Residuals below this share of the loss are what rounding leaves.
  private static let rounding = 1e-6
  /// Of the largest loss: where start and spread vanish, nothing overflows.
  private static let smallestUnit = 1e-9
  private static let memories = [0.8, 0.9, 0.95, 0.98, 0.99]
  private static let usual: [EMAForm: Double] = [.biasCorrected: 0.98, .firstValue: 0.95]
  private static let priorOfUsual = 5.0
  private static let costOfNegative = 2.0
  private static let degreesOfFreedom = 4.0

  /// The average `losses` seem to be, or nil where they seem raw or are too few. O(*n*).
  static func detect(_ losses: [Double]) -> EMA? {
    let read = beginning(of: losses)
    guard read.count >= fewestPoints, read.allSatisfy({ $0.isFinite }),
      let color = NoiseColor.median(of: read),
      color > threshold + thresholdOfFew / Double(read.count).squareRoot()
    else { return nil }
    let fourth = (0..<4).reduce(read) { values, _ in NoiseColor.differences(of: values) }
    guard correlation(scaledSteps(of: fourth)) < leastNoise else { return nil }
    return mostLikely(for: read)
  }

  /// The average of a known memory that `losses` are, by the likelihood of its forms. O(*n*).
  static func form(of losses: [Double], beta: Double) -> EMAForm {
    let read = beginning(of: losses)
    let forms = EMAForm.allCases.map { form in
      logLikelihood(of: EMA(known: beta, form: form), for: read)
    }
    return forms.count == 2 && forms[1] > forms[0] ? .firstValue : .biasCorrected
  }

  private static func mostLikely(for read: [Double]) -> EMA? {
    var best: EMA?
    var highest = -Double.infinity
    for form in EMAForm.allCases {
      for beta in memories {
        let average = EMA(known: beta, form: form)
        var likelihood = logLikelihood(of: average, for: read)
        if usual[form] == beta { likelihood += priorOfUsual }
        if likelihood > highest { (best, highest) = (average, likelihood) }
      }
    }
    return best
  }

  /// The losses, in units of their median at the start, up to a loss that is not finite or far
  /// above the start.
  private static func beginning(of losses: [Double]) -> [Double] {
    var detector = DivergenceDetector()
    let finite = losses.prefix(mostPoints).prefix { detector.record($0) == nil }
    let start = Quantile.median(of: finite.prefix(10))
    let center = Quantile.median(of: finite)
    let spread = Quantile.median(of: Quantile.distances(of: finite, from: center))
    let limit = start + start.magnitude + 3 * spread
    let largest = finite.reduce(0) { max($0, $1.magnitude) }
    let unit = max(start.magnitude, spread, smallestUnit * largest, .leastNormalMagnitude)
    return finite.prefix { $0 <= limit }.map { $0 / unit }
  }

  /// What remains of values around the straight line of least squares.
  private static func residuals(of values: some Collection<Double>) -> [Double] {
    let count = Double(values.count)
    let middle = (count - 1) / 2
    var mean = 0.0, slope = 0.0, square = 0.0
    for (index, value) in values.enumerated() {
      let place = Double(index) - middle
      mean += value / count
      slope += place * value
      square += place * place
    }
    guard square > 0 else { return values.map { _ in 0 } }
    return values.enumerated().map { index, value in
      value - mean - slope / square * (Double(index) - middle)
    }
  }

  /// The differences of neighbours, in units of the median of the sixteen on either side.
  private static func scaledSteps(of values: [Double]) -> [Double] {
    let steps = NoiseColor.differences(of: values)
    let reach = min(16, max(5, steps.count / 6))
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    var recent = RecentMedian(window: 2 * reach + 1)
    var scaled: [Double] = []
    // Past either end the series is mirrored.
    for index in -reach..<(steps.count + reach) {
      var place = abs(index)
      if place >= steps.count { place = 2 * steps.count - 2 - place }
      guard steps.indices.contains(place) else { return [] }
      recent.insert(steps[place].magnitude)
      let center = index - reach
      if steps.indices.contains(center) {
        scaled.append(steps[center] / (1.4826 * recent.median + 1e-12 * largest))
      }
    }
    return scaled
  }

  /// The correlation of neighbours, clipped at three times the robust standard deviation.
  private static func correlation(_ values: [Double]) -> Double {
    let scale = 1.4826 * Quantile.median(of: values.map { $0.magnitude })
    guard scale > rounding else { return -1 }
    let clipped = values.map { max(-3, min($0 / scale, 3)) }
    let square = clipped.reduce(0) { $0 + $1 * $1 }
    let product = zip(clipped, clipped.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    return square > 0 ? product / square : -1
  }

  private static func logLikelihood(of average: EMA, for read: [Double]) -> Double {
    let raw = average.undone(read)
    let half = max(fewestResiduals, raw.count / 2)
    let residuals = residuals(of: raw.prefix(half))
    var scale = 1.4826 * Quantile.median(of: residuals.map { $0.magnitude })
    guard scale > 0, scale.isFinite else { return -.infinity }
    let freedom = degreesOfFreedom
    for _ in 0..<5 {
      let sum = residuals.reduce(0) { sum, residual in
        let ratio = residual / scale
        return sum + (freedom + 1) / (freedom + ratio * ratio) * residual * residual
      }
      scale = max((sum / Double(residuals.count)).squareRoot(), .leastNormalMagnitude)
    }
    var likelihood = residuals.reduce(-Double(residuals.count) * Elementary.log(scale)) {
      let ratio = $1 / scale
      return $0 - (freedom + 1) / 2 * Elementary.log(1 + ratio * ratio / freedom)
    }
    var forgotten = average.beta
    for _ in 1..<max(2, residuals.count) {
      forgotten *= average.beta
      let kept = average.form == .firstValue ? 1 : 1 - forgotten
      likelihood += Elementary.log(kept / (1 - average.beta))
    }
    if read.allSatisfy({ $0 > 0 }) {
      likelihood -= costOfNegative * Double(raw.reduce(0) { $0 + ($1 < 0 ? 1 : 0) })
    }
    return likelihood
  }
}

extension Curve {
  /// The exponential moving average these losses seem to be, or nil where they seem raw.
  ///
  /// Of recorded raw curves of 50 to 400 points at most 0.3 % seem averaged; of averages of them
  /// about half are recognised at 100 points, nine of ten at 200 and 400, the form of 19 in 20. Of
  /// raw curves whose noise is itself correlated, by a half from point to point, a third seem
  /// averaged. The memory is a guess among the usual ones, for few points hold little about it.
  /// Losses without noise, and fewer than 64 before an explosion, are taken for raw: say
  /// `TrainingContext.emaBeta` where it is known.
  ///
  /// - Complexity: O(*n*).
  public func detectedAverage() -> EMA? { EMADetector.detect(losses) }
}
