import LRSuggest

/// Places from 0 to 1 for numbers.
struct Axis {
  let low: Double
  let high: Double
  let isLogarithmic: Bool

  /// An axis that holds all of the numbers; some room is made where they are all the same.
  init(_ numbers: [Double], isLogarithmic: Bool = false) {
    self.isLogarithmic = isLogarithmic
    let numbers = numbers.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
    let low = numbers.min() ?? (isLogarithmic ? 1 : 0)
    let high = numbers.max() ?? 1
    let margin = isLogarithmic ? 0 : max(1, low.magnitude) / 2
    self.low = low < high ? low : isLogarithmic ? low / 2 : low - margin
    self.high = low < high ? high : isLogarithmic ? high * 2 : high + margin
  }

  /// The place of a number; nil where it has none.
  func place(of number: Double) -> Double? {
    guard number.isFinite else { return nil }
    guard isLogarithmic else {
      return (number / 2 - low / 2) / (high / 2 - low / 2)  // halves: the width may be too large
    }
    guard number > 0 else { return nil }
    let low = Elementary.log10(low)
    return (Elementary.log10(number) - low) / (Elementary.log10(high) - low)
  }

  /// The number at a place.
  func number(at place: Double) -> Double {
    guard isLogarithmic else { return (1 - place) * low + place * high }
    return Elementary.exp10((1 - place) * Elementary.log10(low) + place * Elementary.log10(high))
  }

  /// The powers of ten on a logarithmic axis, as exponents.
  var decades: [Int] {
    let first = Int(exactly: Elementary.log10(low).rounded(.up)) ?? 0
    let last = Int(exactly: Elementary.log10(high).rounded(.down)) ?? 0
    return first <= last ? Array(first...last) : []
  }

  /// The place of a power of ten as one of `count` characters.
  func cell(ofDecade exponent: Int, count: Int) -> Int? {
    cell(of: Elementary.exp10(Double(exponent)), count: count)
  }

  /// A place as one of `count` characters; nil beyond the ends.
  func cell(of number: Double, count: Int) -> Int? {
    guard let place = place(of: number), place >= -1e-9, place <= 1 + 1e-9 else { return nil }
    return max(0, min(count - 1, Int(exactly: (place * Double(count - 1)).rounded()) ?? 0))
  }
}
