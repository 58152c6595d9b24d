import Testing

@testable import LRSuggest

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("valley", "valley", 0), ("vally", "valley", 1),
    ("kitten", "sitting", 3), ("steep", "peets", 4), ("ä", "a", 1),
  ])
  func countsInsertionsDeletionsAndReplacements(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }
}
