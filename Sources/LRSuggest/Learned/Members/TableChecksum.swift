/// Tells a table as it was written from one that was damaged on a disk or on its way.
///
/// FNV-1a in 64 bits over the bit patterns of all numbers, one step for each. A step is a bijection
/// of what came before, so a change of any one number changes the sum; of other changes one in 2⁶⁴
/// goes unseen.
enum TableChecksum {
  /// The sum over the weights, and then the calibration. O(*n*).
  static func of(weights: [Float], calibration: [Double]) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for weight in weights { sum = (sum ^ UInt64(weight.bitPattern)) &* prime }
    for number in calibration { sum = (sum ^ number.bitPattern) &* prime }
    return sum
  }

  private static let prime: UInt64 = 0x100_0000_01B3
}
