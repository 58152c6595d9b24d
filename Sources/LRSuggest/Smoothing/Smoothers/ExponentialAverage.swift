/// Exponential moving averages, told apart by what they start from.
///
/// *mₜ = βmₜ₋₁ + (1 − β)yₜ*, for *t* = 1, 2, ...
///
/// - `corrected`: *m₀ = 0*, the answer is *mₜ/(1 − βᵗ)*: a weighted mean of the losses so far.
///   Source: Kingma and Ba, *Adam*, 2015; fastai `AvgSmoothLoss`; Lightning `_LRCallback`.
/// - `zero`: *m₀ = 0*, the answer is *mₜ*: the missing weight *βᵗ* lies on zero.
/// - `firstValue`: *m₁ = y₁*. Source: Ignite `FastaiLRFinder`, torch-lr-finder.
///
/// A value that is not finite makes every later one not finite.
struct ExponentialAverage {
  enum Start: Sendable, Hashable {
    case corrected, zero, firstValue
  }

  /// At least 0, below 1.
  let beta: Double
  let start: Start

  /// The average at every value. O(*n*).
  func smooth(_ values: [Double]) -> [Double] {
    guard let first = values.first else { return [] }
    var average = start == .firstValue ? first : 0
    var weight = 0.0
    return values.enumerated().map { index, value in
      if start == .firstValue, index == 0 { return first }
      average = beta * average + (1 - beta) * value
      weight = beta * weight + (1 - beta)
      return start == .corrected ? average / weight : average
    }
  }

  /// The mean age of the losses in the average at a point, in steps, the newest being 0.
  ///
  /// With *t = index + 1*: *β/(1 − β) − tβᵗ/(1 − βᵗ)*; started at the first value,
  /// *β(1 − βᵗ⁻¹)/(1 − β)*. Both approach *β/(1 − β)*. What `zero` gives to no loss has no age.
  func lag(at index: Int) -> Double {
    guard index > 0, beta > 0 else { return 0 }
    let limit = beta / (1 - beta)
    if start == .firstValue { return limit * (1 - Elementary.pow(beta, Double(index))) }
    let count = Double(index) + 1
    let forgotten = Elementary.pow(beta, count)
    // Where β is so near 1 that the difference would round, its expansion in 1 − β.
    guard 1 - forgotten > 1e-4 else {
      return (count - 1) / 2 - (count * count - 1) * (1 - beta) / 12
    }
    return limit - count * forgotten / (1 - forgotten)
  }
}
