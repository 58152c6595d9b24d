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
}
