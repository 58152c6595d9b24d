import LRSuggest
import Testing

@Suite struct CurveTests {
  @Test func keepsItsPoints() throws {
    let curve = try Curve(learningRates: [1e-3, 1e-2], losses: [2, .nan])
    #expect(curve.count == 2)
  }
}
