@testable import LRSuggest

/// Steele, Lea and Flood's generator: the same numbers on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0xD134_2543_DE82_EF95 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// A standard normal number, by Marsaglia's polar method.
  mutating func normal() -> Double {
    while true {
      let u = between(-1, 1), v = between(-1, 1)
      let s = u * u + v * v
      if s > 0, s < 1 { return u * (-2 * Elementary.log(s) / s).squareRoot() }
    }
  }

  /// A factor whose logarithm is normal.
  mutating func lognormal(_ deviation: Double) -> Double { Elementary.exp(deviation * normal()) }

  /// The mean of `freedom` squared normals: the noise of a batch loss.
  mutating func chiSquare(_ freedom: Int) -> Double {
    (0..<freedom).reduce(0) { sum, _ in
      let value = normal()
      return sum + value * value
    } / Double(freedom)
  }
}
