import Testing

@testable import LRSuggest

@Suite struct AveragingTests {
  @Test(arguments: [1, 2, 3, 100, 1000])
  func upToAThousandEvenPointsStandForThemselves(count: Int) {
    let positions = Rates.even(count, from: -7, to: 1)
    let averaging = Averaging(positions: positions)
    #expect(averaging.isIdentity)
    #expect(averaging.isEven)
    #expect(averaging.grid == positions)
    #expect(averaging.weights == positions.map { _ in 1 })
    #expect(averaging.means(of: positions) == positions)
  }

  @Test(arguments: [1001, 2500, 10_000])
  func moreEvenPointsMakeAThousandGroupsOfNeighbours(count: Int) {
    let positions = Rates.even(count, from: 0, to: 9)
    let averaging = Averaging(positions: positions)
    #expect(averaging.isEven)
    #expect(!averaging.isIdentity)
    #expect(averaging.grid.count == 1000)
    let sizes = [Double(count / 1000), Double((count + 999) / 1000)]
    #expect(averaging.weights.allSatisfy(sizes.contains))
    // Each group sits at the mean of its points.
    #expect(largestDistance(averaging.means(of: positions), averaging.grid) < 1e-9)
  }

  @Test func unevenPointsAreAveragedInCellsOfEqualWidth() {
    let averaging = Averaging(positions: [0, 0.1, 0.2, 1.1, 1.9, 2, 3.9, 4])
    #expect(!averaging.isEven)
    // Eight cells of a half: 0, 2, 3, 4 and 7 are in use; none has points on both sides of its
    // middle.
    #expect(averaging.grid == [0.2, 1.1, 1.9, 2, 3.9])
    #expect(averaging.weights == [3, 1, 1, 1, 2])
    #expect(averaging.means(of: [1, 2, 6, 4, 5, 6, 7, 9]) == [3, 4, 5, 6, 8])
  }

  @Test func theRatesOfGroupsIncreaseEvenWhereRoundingWouldJoinThem() {
    for seed in 0..<50 {
      var random = SplitMix64(seed: seed)
      // Neighbouring doubles at times, denormal ones at others.
      var rate = random.pick([Double.leastNonzeroMagnitude, 1e-7, 1])
      let rates = (0..<60).map { _ in
        defer { rate = random.below(3) == 0 ? rate.nextUp : (rate * random.between(1, 1.5)).nextUp }
        return rate
      }
      let averaging = Averaging(positions: rates.map(Elementary.log10))
      let found = averaging.rates(of: rates)
      #expect(found.count == averaging.grid.count)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func aLinearSweepHasAtMostAThousandCells() {
    let positions = Rates.even(50_000, from: 1e-3, to: 10).map(Elementary.log10)
    let averaging = Averaging(positions: positions)
    #expect(!averaging.isEven)
    #expect((200...1000).contains(averaging.grid.count))
    #expect(averaging.weights.reduce(0, +) == 50_000)
    #expect(averaging.weights.allSatisfy { $0 > 0 })
    #expect(zip(averaging.grid, averaging.grid.dropFirst()).allSatisfy { $0 < $1 })
    let moved = zip(averaging.means(of: positions), averaging.grid).map { ($0 - $1).magnitude }
    #expect((moved.max() ?? 1) <= 4.0 / 1000)
  }

  @Test(arguments: [(1.45, true), (1.55, false)])
  func spacingsThatDifferByLessThanHalfAreEven(factor: Double, isEven: Bool) {
    #expect(Averaging(positions: [0, 1, 2, 2 + factor]).isEven == isEven)
    #expect(Averaging(positions: [0, factor, factor + 1]).isEven == isEven)
  }

  @Test func ratesOfSinglePrecisionAreEven() {
    let rates = Rates.geometric(1000).map { Double(Float($0)) }
    #expect(Averaging(positions: rates.map(Elementary.log10)).isIdentity)
  }

  @Test func positionsThatCannotBeToldApartAreOneGroup() {
    let averaging = Averaging(positions: [-3, -3, -3])
    #expect(averaging.grid == [-3])
    #expect(averaging.weights == [3])
    #expect((averaging.means(of: [1, 2, 6])[0] - 3).magnitude < 1e-12)
  }

  @Test func noPositionsMakeNoGroups() {
    let averaging = Averaging(positions: [])
    #expect(averaging.grid == [])
    #expect(averaging.means(of: []) == [])
  }

  @Test func meansOfTheLargestDoublesDoNotOverflow() {
    let largest = Double.greatestFiniteMagnitude
    let averaging = Averaging(positions: [0, 0.01, 0.02, 5])
    let means = averaging.means(of: [largest, largest, largest, 1])
    #expect(means.allSatisfy { $0.isFinite })
  }
}
