import Testing

@testable import LRSuggest

@Suite struct LandmarksTests {
  @Test func kindsHaveTheNamesAndTheOrderOfTheCInterface() {
    let names = ["descent_start", "steepest", "valley", "minimum", "elbow"]
    #expect(Landmark.Kind.allCases.map(\.rawValue) == names)
  }

  @Test func aNewSetIsEmpty() {
    let landmarks = Landmarks()
    #expect(landmarks.all == [])
    #expect(Landmark.Kind.allCases.allSatisfy { landmarks[$0] == nil })
  }

  @Test func eachKindHasAPlaceOfItsOwn() {
    var landmarks = Landmarks()
    for (index, kind) in Landmark.Kind.allCases.enumerated() {
      landmarks[kind] = make(kind, rate: Double(9 - index))
    }
    #expect(landmarks.descentStart == make(.descentStart, rate: 9))
    #expect(landmarks.steepest == make(.steepest, rate: 8))
    #expect(landmarks.valley == make(.valley, rate: 7))
    #expect(landmarks.minimum == make(.minimum, rate: 6))
    #expect(landmarks.elbow == make(.elbow, rate: 5))
    landmarks[.valley] = nil
    #expect(landmarks.valley == nil)
    #expect(landmarks.minimum != nil)
  }

  @Test func allAreSortedByTheirRate() {
    var landmarks = Landmarks()
    landmarks[.elbow] = make(.elbow, rate: 0.1)
    landmarks[.minimum] = make(.minimum, rate: 3)
    landmarks[.steepest] = make(.steepest, rate: 1)
    #expect(landmarks.all.map(\.kind) == [.elbow, .steepest, .minimum])
  }

  private func make(_ kind: Landmark.Kind, rate: Double) -> Landmark {
    Landmark(kind: kind, index: 0, learningRate: rate, loss: 1)
  }
}
