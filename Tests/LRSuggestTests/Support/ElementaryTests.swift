import Testing

@testable import LRSuggest

@Suite struct ElementaryTests {
  @Test func eachNameCallsTheFunctionOfThatName() {
    #expect((Elementary.log(2) - 0.6931471805599453).magnitude < 1e-15)
    #expect((Elementary.log10(2) - 0.3010299956639812).magnitude < 1e-15)
    #expect((Elementary.exp(1) - 2.718281828459045).magnitude < 1e-15)
    #expect(Elementary.pow(2, 10) == 1024)
    #expect((Elementary.asinh(1) - 0.881373587019543).magnitude < 1e-15)
    #expect((Elementary.sinh(1) - 1.1752011936438014).magnitude < 1e-15)
  }

  @Test func tenToThePowerUndoesTheLogarithm() {
    for value in [1e-300, 2.5e-7, 0.1, 1, 3, 1e300] {
      #expect(relativeDistance(Elementary.exp10(Elementary.log10(value)), value) < 1e-12)
    }
  }

  @Test func tenToThePowerNeverOverflows() {
    let largest = Double.greatestFiniteMagnitude
    #expect(Elementary.exp10(Elementary.log10(largest)) <= largest)
    #expect(Elementary.exp10(400) == largest)
    #expect(Elementary.exp10(.infinity) == largest)
  }
}
