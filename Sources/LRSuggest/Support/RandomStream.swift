/// SplitMix64: the same numbers for the same seed on every machine and in every language.
///
/// Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014.
struct RandomStream: RandomNumberGenerator {
  private var state: UInt64

  /// Every seed is as good as another; neighbouring ones give unrelated streams.
  init(seed: UInt64) { state = seed }

  /// The next 64 bits. O(1).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to 1, of 53 random bits.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
