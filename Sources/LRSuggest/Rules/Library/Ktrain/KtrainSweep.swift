/// What ktrain has recorded when its sweep ends: losses averaged in double precision.
///
/// A loss is compared with the best of those before it, and only then counts as the best itself.
struct KtrainSweep {
  /// The averaged losses, the one that ended the sweep among them.
  let losses: [Double]

  /// The index of the lowest of them: the first NaN if there is one.
  var lowest: Int { NumericalGradient.firstMinimum(of: losses) ?? 0 }

  /// Runs the sweep on the losses of a curve. O(*n*).
  init(_ curve: Curve) {
    let averages = DebiasedAverage.values(of: curve.losses)
    losses = Array(averages[..<BestMultiple.recordedCount(of: averages, factorOfEarlier: 4)])
  }

  /// The index of the steepest fall, counted from `firstIndex`; nil with fewer than two points
  /// between there and the lowest.
  func steepest() -> Int? {
    guard lowest - Self.firstIndex > 1 else { return nil }
    let slopes = NumericalGradient.perStep(Array(losses[Self.firstIndex..<lowest]))
    return NumericalGradient.firstMinimum(of: slopes)
  }

  /// ktrain looks for the steepest fall from here on.
  static let firstIndex = 32
}
