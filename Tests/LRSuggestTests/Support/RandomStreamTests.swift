import Testing

@testable import LRSuggest

@Suite struct RandomStreamTests {
  /// The first outputs of the reference implementation for seed 0.
  @Test func isSplitMix64() {
    var random = RandomStream(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test func unitsAreUniform() {
    var random = RandomStream(seed: 1)
    let units = (0..<20_000).map { _ in random.unit() }
    #expect(units.allSatisfy { $0 >= 0 && $0 < 1 })
    for level in [0.1, 0.5, 0.9] {
      let share = Double(units.count { $0 < level }) / 20_000
      #expect((share - level).magnitude < 0.015)
    }
  }

  @Test func normalsHaveTheTailsOfANormal() {
    var random = RandomStream(seed: 2)
    let normals = random.normals(20_001)
    #expect(normals.count == 20_001)
    for (limit, share) in [(-1.2816, 0.1), (0, 0.5), (1, 0.8413), (1.96, 0.975)] {
      let found = Double(normals.count { $0 < limit }) / 20_001
      #expect((found - share).magnitude < 0.012, "\(limit)")
    }
    #expect(random.normals(0) == [])
  }
}
