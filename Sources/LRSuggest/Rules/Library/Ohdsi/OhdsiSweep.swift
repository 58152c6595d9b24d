/// What OHDSI's finder has recorded when its sweep ends: losses averaged in single precision.
///
/// *s₀ = L₀*, *sₖ = fl(0.05·Lₖ) + fl(0.95)·sₖ₋₁*: the first product is made in double precision,
/// the rest in single, as PyTorch does with a Python number and a tensor. The sweep ends at the
/// first above four times the best.
struct OhdsiSweep {
  /// The averaged losses, the one that ended the sweep among them.
  let losses: [Float]
  /// The index of the lowest of them: the first NaN if there is one.
  let lowest: Int
  /// How far before the lowest loss the steepest fall is sought. Short sweeps go up to it.
  let margin: Int

  /// Runs the sweep on the losses of a curve. O(*n*).
  init(_ curve: Curve) {
    var average: Float = 0
    let averages = curve.losses.enumerated().map { index, loss in
      average = index == 0 ? Float(loss) : Float(0.05 * loss) + Float(1 - 0.05) * average
      return average
    }
    losses = Array(averages[..<BestMultiple.recordedCount(of: averages, factor: 4)])
    lowest = NumericalGradient.firstMinimum(of: losses) ?? 0
    margin = curve.count < 20 ? 0 : 5
  }
}
