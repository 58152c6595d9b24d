import Testing

@testable import LRSuggest

@Suite struct ScalarMinimumTests {
  @Test(arguments: [-1.9, -0.73, 0, 0.311, 1.2, 2.99])
  func findsTheMinimumOfAParabolaToAFiftiethOfTwoSteps(truth: Double) {
    let found = ScalarMinimum.search(in: -2...3, coarseSteps: 10) { ($0 - truth) * ($0 - truth) }
    #expect((found - truth).magnitude <= 2 * 0.5 / 50 + 1e-12)
  }

  @Test func findsTheDeeperOfTwoBasins() {
    let found = ScalarMinimum.search(in: 0...10, coarseSteps: 20) { x in
      min((x - 2) * (x - 2), (x - 8) * (x - 8) - 0.5)
    }
    #expect((found - 8).magnitude < 0.05)
  }

  @Test(arguments: [(1.0, 0.0), (-1, 10)])
  func findsAMinimumAtABound(slope: Double, bound: Double) {
    let found = ScalarMinimum.search(in: 0...10, coarseSteps: 5) { slope * $0 }
    #expect((found - bound).magnitude < 0.2)
  }

  @Test func staysInsideItsRange() {
    var seen: [Double] = []
    _ = ScalarMinimum.search(in: -1...1, coarseSteps: 4) { x in
      seen.append(x)
      return -x
    }
    #expect(seen.allSatisfy { (-1...1).contains($0) })
    #expect(seen.count == 4 + 10)
  }

  @Test func aValueThatIsNaNNeverWins() {
    let found = ScalarMinimum.search(in: 0...10, coarseSteps: 10) { $0 < 5 ? .nan : $0 }
    #expect((5...5.2).contains(found))
    #expect(ScalarMinimum.search(in: 3...4, coarseSteps: 8) { _ in .nan } == 3)
  }

  @Test func tiesGoToTheLowerArgument() {
    #expect(ScalarMinimum.search(in: 1...2, coarseSteps: 8) { _ in 7 } == 1)
  }

  @Test(arguments: 0..<200)
  func foursFindWhatOneAfterTheOtherFinds(seed: Int) {
    var random = SplitMix64(seed: seed)
    let waves = (0..<4).map { _ in (random.between(0.2, 6), random.between(0, 6)) }
    let steps = 1 + seed % 17
    let hole = seed.isMultiple(of: 5) ? random.between(-3, 2) : -9
    func value(_ x: Double) -> Double {
      (hole...hole + 1).contains(x)
        ? .nan : waves.reduce(0) { $0 + Elementary.cosh($1.0) * bend(x, $1) }
    }
    func bend(_ x: Double, _ wave: (Double, Double)) -> Double {
      let distance = x - wave.1 / 2 + 1
      return distance * distance / (1 + wave.0 * distance * distance)
    }
    var calls = 0
    let fours = ScalarMinimum.searchByFours(in: -3...3, coarseSteps: steps) { four in
      calls += 1
      return SIMD4(value(four[0]), value(four[1]), value(four[2]), value(four[3]))
    }
    #expect(fours == ScalarMinimum.search(in: -3...3, coarseSteps: steps, of: value))
    #expect(calls == steps / 4 + 5)
  }

  @Test func foursStayInsideTheRange() {
    for slope in [-1.0, 1] {
      _ = ScalarMinimum.searchByFours(in: -1...1, coarseSteps: 4) { four in
        #expect(four.min() >= -1)
        #expect(four.max() <= 1)
        return slope * four
      }
    }
  }
}
