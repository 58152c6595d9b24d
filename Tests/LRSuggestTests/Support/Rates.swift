@testable import LRSuggest

/// Learning rates to test with.
enum Rates {
  /// Rates with equal ratios.
  static func geometric(_ count: Int, from start: Double = 1e-7, to end: Double = 10) -> [Double] {
    even(count, from: Elementary.log10(start), to: Elementary.log10(end)).map(Elementary.exp10)
  }

  /// Numbers with equal differences.
  static func even(_ count: Int, from start: Double, to end: Double) -> [Double] {
    (0..<count).map { start + (end - start) * Double($0) / Double(max(1, count - 1)) }
  }
}

extension Curve {
  /// A curve over eight decades, as fastai sweeps, whose losses are a function of log10 of the
  /// rate.
  static func sweep(_ count: Int = 100, loss: (Double) -> Double) throws -> Curve {
    let rates = Rates.geometric(count)
    return try Curve(learningRates: rates, losses: rates.map { loss(Elementary.log10($0)) })
  }
}

func logistic(_ x: Double) -> Double { 1 / (1 + Elementary.exp(-x)) }
