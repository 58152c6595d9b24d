/// The moving average that starts at the first loss: *s₀ = L₀*, *sₖ = 0.05·Lₖ + 0.95·sₖ₋₁*.
///
/// A NaN or an infinity spoils all that follows.
enum SeededAverage {
  private static let share = 0.05

  /// Averages losses in the precision `Value`; the result has as many values. O(*n*).
  static func values<Value: BinaryFloatingPoint>(
    of losses: [Double], as precision: Value.Type = Double.self
  ) -> [Value] {
    let present = Value(share), past = Value(1 - share)
    var average: Value = 0
    return losses.enumerated().map { index, loss in
      average = index == 0 ? Value(loss) : present * Value(loss) + past * average
      return average
    }
  }
}
