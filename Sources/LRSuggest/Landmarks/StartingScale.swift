/// Whether a network starts badly scaled: its inputs are not normalised, or its initial weights are
/// far too large.
///
/// Such a network starts with a loss far above that of a trivial predictor, and dies at the latter.
/// Five things together tell it, none of which knows a usual loss:
///
/// * the first losses differ from batch to batch by more than those of a well scaled start: the
///   standard deviation of their logarithms exceeds 0.12 (measured on their differences, so that a
///   slope does not count);
/// * the loss, as running medians of five, shrinks to less than 1/e of its start;
/// * it rises again to more than twice its lowest so far;
/// * it comes down again to less than half of that peak;
/// * it ends below 0.56 of its start: where the network is dead, at the trivial loss.
///
/// Counted over the recorded sweeps of 50 to 400 steps: of 360 with raw inputs 102 show it, of 48
/// with weights three times too large in every layer 14, of 4,192 others 4. So the sign is nearly
/// always right, and its absence says little. A sweep that was stopped at its explosion shows no
/// end.
enum StartingScale {
  /// The standard deviation of the logarithm of a loss between batches.
  private static let wildest = 0.12
  /// By how much the logarithm of the loss must fall.
  private static let leastFall = 1.0
  /// The factor of the rise, and of the fall after it.
  private static let leastRise = 2.0
  /// The share of the starting loss below which the dead network stays.
  private static let settled = 0.56
  /// Fewer losses tell too little of a start and an end.
  private static let fewest = 30
  /// Of a long curve no more losses, nor medians, are looked at for each criterion.
  private static let most = 2000

  /// Tells a bad start from the losses of a whole curve. O(*n*).
  ///
  /// False where a loss is not finite or not positive, and of fewer than 30 losses.
  static func isBad(in losses: [Double]) -> Bool {
    guard losses.count >= fewest, losses.allSatisfy({ $0 > 0 && $0.isFinite }) else { return false }
    let beginning = losses.prefix(max(10, min(losses.count / 6, most))).map(Elementary.log)
    let start = Quantile.median(of: losses.prefix(beginning.count))
    let end = Quantile.median(of: losses.suffix(max(8, min(losses.count / 12, most))))
    guard end < settled * start, wildness(of: beginning) > wildest else { return false }

    var lowest = Double.infinity, rise = 1.0, peak = 0.0
    for index in stride(from: 2, to: losses.count - 2, by: max(1, losses.count / most)) {
      let median = Quantile.median(of: losses[(index - 2)...(index + 2)])
      lowest = min(lowest, median)
      if median / lowest > rise { (rise, peak) = (median / lowest, median) }
    }
    return rise > leastRise && end < peak / leastRise
      && Elementary.log(start) - Elementary.log(lowest) > leastFall
  }

  /// The robust standard deviation of values around a line that may slope.
  private static func wildness(of values: [Double]) -> Double {
    let steps = zip(values.dropFirst(), values).map { $0 - $1 }
    let distances = Quantile.distances(of: steps, from: Quantile.median(of: steps))
    return 1.4826 * Quantile.median(of: distances) / 2.0.squareRoot()
  }
}
