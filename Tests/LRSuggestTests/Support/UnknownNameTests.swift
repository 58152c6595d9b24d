import Testing

@testable import LRSuggest

@Suite struct UnknownNameTests {
  @Test func aShortListIsShownWhole() {
    let error = UnknownName(argument: "mode", name: "cubic", known: ["linear", "exponential"])
    #expect(error.description == "mode is \"cubic\": it must be one of linear, exponential")
  }

  @Test func ofALongListTheNearestAreShown() {
    let known = (10..<40).map { "name_\($0)" } + ["valley"]
    let error = UnknownName(argument: "rule", name: "name_1", known: known)
    #expect(
      error.description
        == "rule is \"name_1\", none of the 31 known ones; nearest are name_10, name_11, name_12")
  }

  @Test func aLongNameIsCut() {
    let known = (10..<40).map { "name_\($0)" }
    let name = String(repeating: "x", count: 100_000)
    let error = UnknownName(argument: "rule", name: name, known: known)
    #expect(error.description.utf8.count < 200)
  }
}
