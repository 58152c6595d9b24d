/// The part of a curve that can be read, on the scale on which it is smoothed.
///
/// A curve becomes a signal in two steps: it is cut where the `DivergenceDetector` of a sweep
/// would have stopped it, and its losses are transformed. What comes after an explosion belongs to
/// a broken network: it would bend the fit, and a network that died at a trivial loss would put the
/// minimum in the wrong place. Of the explosion itself only that it happened is kept: values are
/// lowered to `ceiling` above the start, for a steep wall would make the smoother follow the noise
/// elsewhere.
///
/// Long and uneven sweeps are averaged, as `Averaging` says; of a curve of 10⁷ points only the scan
/// for its end and the averages grow with its length.
public struct Signal: Sendable, Hashable {
  /// Why the signal ends where it does.
  public enum End: Sendable, Hashable, CaseIterable {
    /// The curve does.
    case curve
    /// The next loss is NaN or infinite.
    case nonFiniteLoss
    /// A sweep would have been stopped here.
    case explosion
  }

  /// The learning rates, strictly increasing; averages are geometric means.
  let learningRates: [Double]
  /// log10 of the learning rates.
  let grid: [Double]
  /// The transformed losses.
  let values: [Double]
  /// The losses themselves, lowered where `values` are.
  let losses: [Double]
  /// How many losses each value stands for.
  let weights: [Double]
  /// Whether the rates are evenly spaced on the logarithmic axis.
  let isEven: Bool
  /// The scale of `values`.
  let transform: LossTransform
  /// The number of points of the curve that the signal covers.
  let coveredCount: Int
  /// Why it covers no more.
  let end: End
  /// The index of the last loss before the rise that the `DivergenceDetector` saw, if any.
  let onset: Int?
  /// The first loss of the curve, whatever it is.
  let firstLoss: Double?

  var count: Int { grid.count }

  /// How far above the median of the first ten values can count: a loss e² times as large.
  private static let ceiling = 2.0

  /// Prepares a curve for smoothing. O(*n* log *n*).
  init(_ curve: Curve) {
    var detector = DivergenceDetector()
    var covered = curve.count
    var end = End.curve
    scan: for (index, loss) in curve.losses.enumerated() {
      switch detector.record(loss) {
      case nil: continue
      case .nonFinite: (covered, end) = (index, .nonFiniteLoss)
      case .diverged: (covered, end) = (index + 1, .explosion)
      }
      break scan
    }
    self.end = end
    onset = end == .curve ? nil : detector.onset
    firstLoss = curve.losses.first
    coveredCount = covered

    let read = curve.losses.prefix(covered), rates = curve.learningRates.prefix(covered)
    let transform = LossTransform.fitted(to: read)
    self.transform = transform
    let transformed = read.map(transform.apply)
    let highest = Quantile.median(of: transformed.prefix(10)) + Self.ceiling
    let highestLoss = transform.invert(highest)

    let averaging = Averaging(positions: rates.map(Elementary.log10))
    grid = averaging.grid
    weights = averaging.weights
    isEven = averaging.isEven
    learningRates = averaging.rates(of: Array(rates))
    values = averaging.means(of: transformed.map { min($0, highest) })
    losses = averaging.means(of: read.map { min($0, highestLoss) })
  }
}
