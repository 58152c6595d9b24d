import Testing

@testable import LRSuggest

@Suite struct SmoothingTests {
  @Test(arguments: [0, 1e-9, 1, 1e8] as [Double])
  func aPenaltyFromZeroToAHundredMillionIsFixed(penalty: Double) throws {
    #expect(try Smoothing(penalty: penalty).penalty == penalty)
  }

  @Test func automaticFixesNone() {
    #expect(Smoothing.automatic.penalty == nil)
  }

  @Test(arguments: [-1, -.leastNonzeroMagnitude, 100_000_000.1, .infinity, -.infinity] as [Double])
  func otherPenaltiesAreErrors(penalty: Double) {
    #expect(throws: SmoothingError.self) { try Smoothing(penalty: penalty) }
  }

  @Test func theErrorNamesTheArgumentAndTheValue() {
    let error = #expect(throws: SmoothingError.self) { try Smoothing(penalty: -2.5) }
    #expect(error?.description == "smoothing is -2.5: it must lie between 0 and 1e8")
    let nan = #expect(throws: SmoothingError.self) { try Smoothing(penalty: .nan) }
    #expect(nan?.description == "smoothing is nan: it must lie between 0 and 1e8")
  }
}
