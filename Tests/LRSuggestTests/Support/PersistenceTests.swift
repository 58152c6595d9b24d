import Testing

@testable import LRSuggest

@Suite struct PersistenceTests {
  @Test func theDeeperMinimumLivesOn() {
    //        0  1  2  3  4  5  6
    let found = Persistence(of: [5, 2, 4, 1, 3, 0, 6]).minima
    #expect(found.map(\.point) == [1, 3, 5])
    #expect(found.map(\.persistence) == [2, 2, .infinity])
  }

  @Test func endsAreMinimaWhereTheSeriesRisesFromThem() {
    let found = Persistence(of: [1, 3, 0, 5, 2]).minima
    #expect(found.map(\.point) == [0, 2, 4])
    #expect(found.map(\.persistence) == [2, .infinity, 3])
  }

  @Test func plateausAndTiesGoToTheFirst() {
    #expect(Persistence(of: [1, 1, 1]).minima.map(\.point) == [0])
    let found = Persistence(of: [3, 0, 0, 3, 0, 3]).minima
    #expect(found.map(\.point) == [1, 4])
    #expect(found.map(\.persistence) == [.infinity, 3])
  }

  @Test func nothingHasNoMinimum() {
    #expect(Persistence(of: []).minima.isEmpty)
    #expect(Persistence(of: [7]).minima == [.init(point: 0, persistence: .infinity)])
  }

  @Test func persistenceIsTheLeastClimbToSomethingDeeper() {
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      let values = (0..<(2 + random.below(40))).map { _ in Double(random.below(12)) }
      let found = Persistence(of: values).minima
      #expect(found.count(where: { $0.persistence == .infinity }) == 1)
      for minimum in found where minimum.persistence.isFinite {
        let height = values[minimum.point]
        let climbs = values.indices.filter {
          values[$0] < height || (values[$0] == height && $0 < minimum.point)
        }.map { other in
          values[min(other, minimum.point)...max(other, minimum.point)].max() ?? 0
        }
        #expect((climbs.min() ?? .infinity) - height == minimum.persistence)
      }
    }
  }
}
