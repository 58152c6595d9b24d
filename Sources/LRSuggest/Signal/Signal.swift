/// The part of a curve that can be read, on the scale on which it is smoothed.
///
/// A curve becomes a signal in two steps: it is cut where the `StopRule` of a sweep would have
/// stopped it, and its losses are transformed. What comes after an explosion belongs to a broken
/// network: it would bend the fit, and a network that died at a trivial loss would put the minimum
/// in the wrong place. Of the explosion itself only that it happened is kept: values are lowered to
/// `ceiling` above the start, for a steep wall would make the smoother follow the noise elsewhere.
///
/// Long sweeps are averaged to at most 1,000 points, evenly over the decades, weighted by the
/// number of losses in each; so a curve of 10⁷ points costs little more than one of 10³.
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
  private(set) var learningRates: [Double] = []
  /// log10 of the learning rates.
  private(set) var grid: [Double] = []
  /// The transformed losses.
  private(set) var values: [Double] = []
  /// How many losses each value stands for.
  private(set) var weights: [Double] = []
  /// Index in the curve of the first loss behind each value.
  private(set) var indices: [Int] = []
  /// The scale of `values`.
  let transform: LossTransform
  /// The loss that `values` are lowered to.
  let highestLoss: Double
  /// The number of points of the curve that the signal covers.
  let coveredCount: Int
  /// Why it covers no more.
  let end: End
  /// The first loss of the curve, whatever it is.
  let firstLoss: Double?

  var count: Int { grid.count }

  private static let largestCount = 1000

  /// How far above the median of the first ten values can count: a loss e² times as large.
  private static let ceiling = 2.0

  /// Prepares a curve for smoothing. O(*n* log *n*).
  init(_ curve: Curve) {
    var stopRule = StopRule()
    var covered = curve.count
    var end = End.curve
    scan: for (index, loss) in curve.losses.enumerated() {
      switch stopRule.record(loss) {
      case nil: continue
      case .nonFinite: (covered, end) = (index, .nonFiniteLoss)
      case .diverged: (covered, end) = (index + 1, .explosion)
      }
      break scan
    }
    self.end = end
    firstLoss = curve.losses.first
    coveredCount = covered
    transform = LossTransform.fitted(to: curve.losses.prefix(covered))
    let values = curve.losses.prefix(covered).map(transform.apply)
    let highest = Quantile.median(of: values.prefix(10)) + Self.ceiling
    highestLoss = transform.invert(highest)
    average(values.map { min($0, highest) }, rates: curve.learningRates)
  }

  private mutating func average(_ values: [Double], rates: [Double]) {
    guard let firstRate = rates.first, values.count > 0 else { return }
    let origin = Elementary.log10(firstRate)
    let width = Elementary.log10(rates[values.count - 1]) - origin
    // Points closer than a millionth of the sweep cannot be told apart by the smoother either.
    let cell = width / (values.count > Self.largestCount ? Double(Self.largestCount) : 1e6)
    var groupStart = -Double.infinity
    for (index, value) in values.enumerated() {
      let position = Elementary.log10(rates[index])
      if position - groupStart <= cell, let last = grid.indices.last {
        let weight = weights[last] + 1
        grid[last] += (position - grid[last]) / weight
        self.values[last] += (value - self.values[last]) / weight
        weights[last] = weight
      } else {
        groupStart = position
        grid.append(position)
        self.values.append(value)
        weights.append(1)
        indices.append(index)
      }
    }
    learningRates = grid.indices.map { point in
      weights[point] == 1 ? rates[indices[point]] : Elementary.exp10(grid[point])
    }
  }
}
