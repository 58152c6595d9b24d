/// The exponential moving average most libraries record, corrected for its start at zero.
///
/// With weight *β* = 0.98 of the past, in the precision `Value` of the library:
///
/// ```
/// aₖ = β·aₖ₋₁ + (1 − β)·Lₖ,   a₋₁ = 0
/// sₖ = aₖ / (1 − β^(k + power))
/// ```
///
/// Every operation is rounded by itself, in this order, for a curve can be flat up to rounding. A
/// NaN or an infinity spoils all that follows.
enum DebiasedAverage {
  static let weight = 0.98

  /// Averages losses; the result has as many values. O(*n*).
  ///
  /// - Parameter power: The exponent for the first loss: 1 makes the average unbiased.
  static func values<Value: BinaryFloatingPoint>(
    of losses: [Double], as precision: Value.Type = Double.self, power: Int = 1
  ) -> [Value] {
    let past = Value(weight), present = Value(1 - weight)
    var average: Value = 0
    return losses.enumerated().map { index, loss in
      average = past * average + present * Value(loss)
      return average / divisor(power + index)
    }
  }

  /// `1 − β^count`, computed in double precision and then rounded, as Python does.
  static func divisor<Value: BinaryFloatingPoint>(_ count: Int) -> Value {
    Value(1 - Elementary.pow(weight, Double(count)))
  }
}
