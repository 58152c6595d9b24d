/// `x * y + z` in single precision, rounded once, as the processors torch runs on compute it.
enum FusedMultiplyAdd {
  /// The same on every platform: no C library is asked.
  ///
  /// The product of two singles is exact in double precision. The sum is rounded to odd (an inexact
  /// one gets an odd last bit), and 53 bits rounded to odd lose nothing that a second rounding to
  /// 24 bits could miss (Boldo and Melquiond 2008).
  static func single(_ x: Float, _ y: Float, _ z: Float) -> Float {
    let product = Double(x) * Double(y), addend = Double(z)
    let sum = product + addend
    guard sum.isFinite else { return Float(sum) }
    // Knuth's TwoSum: sum + error is the exact value.
    let shifted = sum - product
    let error = (product - (sum - shifted)) + (addend - shifted)
    guard error != 0, sum.bitPattern.isMultiple(of: 2) else { return Float(sum) }
    let isAway = (error > 0) == (sum > 0)
    return Float(Double(bitPattern: isAway ? sum.bitPattern + 1 : sum.bitPattern - 1))
  }
}
