import Testing

@testable import LRSuggest

@Suite struct FusedMultiplyAddTests {
  @Test func isTheFusedMultiplyAddOfThePlatform() {
    var random = SplitMix64(seed: 4)
    var wrong: [(Float, Float, Float)] = []
    for _ in 0..<200_000 {
      let x = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      let y = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      // Half of the addends nearly cancel the product; there a second rounding shows.
      let far = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      let z = random.below(2) == 0 ? far : -(x * y) * Float(random.between(0.5, 2))
      let fused = FusedMultiplyAdd.single(x, y, z), expected = z.addingProduct(x, y)
      if !same(fused, expected) { wrong.append((x, y, z)) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
  }

  @Test func roundsHalfwayCasesByWhatLiesBelowThem() {
    // 1 + 2⁻²⁴ lies halfway between two singles; a product far below it decides.
    let half: Float = 0x1p-24
    let tiny: Float = 0x1p-80
    #expect(FusedMultiplyAdd.single(half, 1, 1) == 1)
    #expect(FusedMultiplyAdd.single(1 + 0x1p-23, half, 1) == 1 + 0x1p-23)
    #expect(FusedMultiplyAdd.single(tiny, tiny, 1) == 1)
    #expect(FusedMultiplyAdd.single(1 + 0x1p-23, 1 - 0x1p-24, -1) == 0x1p-24 - 0x1p-47)
  }

  @Test(
    arguments: [
      (.infinity, 0, 1), (.infinity, 1, -.infinity), (.nan, 1, 1), (3e38, 10, 0),
      (3e38, 10, -3e38), (0, -1, 0), (-0.0, 1, -0.0), (0x1p-149, 0.5, 0x1p-149), (0x1p-149, 0.5, 0),
      (2, 3, -6),
    ] as [(Float, Float, Float)])
  func hostileNumbersAreThoseOfThePlatform(x: Float, y: Float, z: Float) {
    let fused = FusedMultiplyAdd.single(x, y, z), expected = z.addingProduct(x, y)
    #expect(same(fused, expected))
  }

  private func same(_ left: Float, _ right: Float) -> Bool {
    left.bitPattern == right.bitPattern || (left.isNaN && right.isNaN)
  }
}
