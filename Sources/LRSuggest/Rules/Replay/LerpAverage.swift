/// The moving average of fastai 2: `DebiasedAverage` by `torch.lerp(loss, average, 0.98)`.
///
/// torch computes a `lerp` whose weight is at least a half from its far end, in single precision
/// and with one fused multiply-add:
///
/// ```
/// aₖ = fma(0.98f − 1, aₖ₋₁ − Lₖ, aₖ₋₁)
/// ```
///
/// A constant curve is flat up to rounding, and there the last bit decides what a rule picks.
enum LerpAverage {
  /// Averages losses; the result has as many values. O(*n*).
  static func values(of losses: [Double]) -> [Float] {
    let coefficient = Float(DebiasedAverage.weight) - 1
    var average: Float = 0
    return losses.enumerated().map { index, loss in
      average = FusedMultiplyAdd.single(coefficient, average - Float(loss), average)
      return average / DebiasedAverage.divisor(index + 1)
    }
  }
}
