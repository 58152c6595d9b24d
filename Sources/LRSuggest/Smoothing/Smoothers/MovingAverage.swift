/// Means over a window of values.
///
/// A value that is not finite reaches those means whose window holds it, and no others: windows are
/// summed from blocks, not by adding and taking away.
enum MovingAverage {
  /// The mean of the last `window` values, of all so far where they are fewer. `window` lies
  /// between 1 and their number. O(*n*).
  static func trailing(_ values: [Double], window: Int) -> [Double] {
    leading(values.prefix(window - 1)) + full(values, window: window)
  }

  /// The mean of `window` values around each, an odd number; of as many as reach the nearer end on
  /// both sides of those close to it. O(*n*).
  static func centered(_ values: [Double], window: Int) -> [Double] {
    let half = (window - 1) / 2
    let left = leading(values.prefix(2 * half))
    let right = leading(values.suffix(2 * half).reversed())
    return (0..<half).map { left[2 * $0] } + full(values, window: window)
      + (0..<half).reversed().map { right[2 * $0] }
  }

  /// The mean of every `window` neighbours, in order.
  private static func full(_ values: [Double], window: Int) -> [Double] {
    let shares = values.map { $0 / Double(window) }
    var means: [Double] = []
    means.reserveCapacity(values.count)
    WindowMoments(window: window, order: 0).forEach(in: shares) { moments in
      means.append(moments[0])
    }
    return means
  }

  /// The mean of the first value, of the first two, and so on.
  private static func leading(_ values: some Sequence<Double>) -> [Double] {
    var mean = 0.0
    return values.enumerated().map { index, value in
      let count = Double(index + 1)
      mean += value / count - mean / count
      return mean
    }
  }
}
