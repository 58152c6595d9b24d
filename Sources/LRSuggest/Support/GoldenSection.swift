/// A range around a minimum, with the two points inside that divide it by the golden ratio.
///
/// Narrowed to one side of either, it needs one new point: the other is there already.
struct GoldenSection {
  let low: Double, high: Double
  let left: Double, right: Double

  private static let ratio = (5.0.squareRoot() - 1) / 2

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
    left = high - Self.ratio * (high - low)
    right = low + Self.ratio * (high - low)
  }

  private init(low: Double, left: Double, right: Double, high: Double) {
    (self.low, self.left, self.right, self.high) = (low, left, right, high)
  }

  /// The part up to `right`, where the function is no lower than at `left`. Its `left` is new.
  var lower: GoldenSection {
    GoldenSection(low: low, left: right - Self.ratio * (right - low), right: left, high: right)
  }

  /// The part from `left` on. Its `right` is new.
  var upper: GoldenSection {
    GoldenSection(low: left, left: right, right: left + Self.ratio * (high - left), high: high)
  }
}
