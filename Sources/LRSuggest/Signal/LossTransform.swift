/// The scale on which losses are smoothed: descents of every size look alike there, and an
/// explosion over many decades is bent into a slope.
///
/// - `logarithm`: *h(y) = ln(y + f)* where no loss is negative. The floor *f* is a thousandth of
///   the median of the first ten losses; it keeps a batch loss near zero from looking like a
///   plunge, and leaves the result unchanged, but for a constant, when losses are scaled.
/// - `arsinh`: *h(y) = arsinh((y − c)/s)* where a loss is negative (likelihoods, cosine and
///   contrastive losses), none falls by 2 % of the start (losses on an offset), or the first ten
///   are mostly zero: linear around the centre *c* (the median), logarithmic far from it,
///   unchanged when losses are scaled or shifted. *s* is the median distance from *c*.
///
/// Both are increasing, so a minimum stays where it is. Losses must be finite.
enum LossTransform: Sendable, Hashable {
  case logarithm(floor: Double)
  case arsinh(center: Double, scale: Double)

  /// Losses that never fall by this share of their start lie on an offset: their logarithm says
  /// little about how they change.
  private static let offsetShare = 0.02

  /// Chooses and fits the transform. O(*n* log *n*).
  static func fitted(to losses: some Collection<Double>) -> LossTransform {
    let start = Quantile.median(of: losses.prefix(10))
    if let floor = logarithmFloor(start: start), let lowest = losses.min(), lowest >= 0,
      lowest < (1 - offsetShare) * start
    {
      return .logarithm(floor: floor)
    }
    let center = Quantile.median(of: losses)
    let distances = Quantile.distances(of: losses, from: center)
    let scale = Quantile.median(of: distances)
    if scale > 0 { return .arsinh(center: center, scale: scale) }
    let largest = distances.max() ?? 0
    return .arsinh(center: center, scale: largest > 0 ? largest : 1)
  }

  /// The floor of the logarithm for losses that start at `start`; nil unless that is positive.
  static func logarithmFloor(start: Double) -> Double? {
    start > 0 ? max(1e-3 * start, .leastNormalMagnitude) : nil
  }

  /// Whether the scale is the logarithm.
  var isLogarithm: Bool { if case .logarithm = self { true } else { false } }

  /// The transformed loss: finite for every finite loss.
  func apply(_ loss: Double) -> Double {
    switch self {
    case .logarithm(let floor):
      return Elementary.log(min(loss + floor, .greatestFiniteMagnitude))
    case .arsinh(let center, let scale):
      let ratio = loss / scale - center / scale
      let limit = Double.greatestFiniteMagnitude
      return Elementary.asinh(max(-limit, min(ratio, limit)))
    }
  }

  /// How fast the loss changes with its transformed value, there.
  func lossPerUnit(at value: Double) -> Double {
    switch self {
    case .logarithm: Elementary.exp(value)
    case .arsinh(_, let scale): scale * Elementary.cosh(value)
    }
  }

  /// The loss whose transformed value is `value`; the largest doubles where it would overflow.
  func invert(_ value: Double) -> Double {
    let loss =
      switch self {
      case .logarithm(let floor): max(0, Elementary.exp(value) - floor)
      case .arsinh(let center, let scale): Elementary.sinh(value) * scale + center
      }
    let limit = Double.greatestFiniteMagnitude
    return max(-limit, min(loss, limit))
  }
}
