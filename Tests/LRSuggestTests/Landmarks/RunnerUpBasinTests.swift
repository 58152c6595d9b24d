import Testing

@testable import LRSuggest

@Suite struct RunnerUpBasinTests {
  @Test(
    arguments: [
      ([3, 2, 1, 0], 3, 0), ([3, 1, 0, 2, 5], 2, 0), ([0, 1, 2], 0, 0), ([5], 0, 0),
      // A basin of 1 left of the minimum: up to 2 on its right, to 3 on its left.
      ([3, 1, 2, 0, 4], 3, 1),
      // A basin of 2 right of the minimum, and one of 1 left of it.
      ([9, 3, 4, 0, 6, 2, 4], 3, 2),
      // The deepest basin counts, not the nearest.
      ([9, 2, 8, 6, 7, 0], 5, 6),
    ] as [([Double], Int, Double)])
  func depthIsTheClimbOutOfTheSecondDeepestBasin(values: [Double], lowest: Int, depth: Double) {
    #expect(RunnerUpBasin.depth(in: values, lowest: lowest) == depth)
  }

  @Test func equalsTheDefinitionOnRandomCurves() {
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      let values = (0...random.below(40)).map { _ in (random.normal() * 3).rounded() }
      guard let lowest = NumericalGradient.firstMinimum(of: values) else { continue }
      #expect(RunnerUpBasin.depth(in: values, lowest: lowest) == Self.definition(values, lowest))
    }
  }

  @Test func anIndexOutsideHasNoDepth() {
    #expect(RunnerUpBasin.depth(in: [], lowest: 0) == 0)
    #expect(RunnerUpBasin.depth(in: [1], lowest: 1) == 0)
  }

  /// *min(highest between here and the minimum, highest beyond) − height here*, at its largest.
  private static func definition(_ values: [Double], _ lowest: Int) -> Double {
    values.indices.filter { $0 != lowest }.reduce(0) { deepest, here in
      let between = values[min(here, lowest)...max(here, lowest)].max() ?? 0
      let beyond = (here < lowest ? values[...here] : values[here...]).max() ?? 0
      return max(deepest, min(between, beyond) - values[here])
    }
  }
}
