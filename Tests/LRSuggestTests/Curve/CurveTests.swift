import LRSuggest
import Testing

@Suite struct CurveTests {
  @Test func keepsItsPoints() throws {
    let curve = try Curve(learningRates: [1e-3, 1e-2, 1e-1], losses: [2.5, 1.5, 7])
    #expect(curve.count == 3)
    #expect(curve.learningRates == [1e-3, 1e-2, 1e-1])
    #expect(curve.losses == [2.5, 1.5, 7])
  }

  @Test func onePointIsEnough() throws {
    #expect(try Curve(learningRates: [0.5], losses: [1]).count == 1)
  }

  @Test func lossesMayBeAnything() throws {
    let losses: [Double] = [
      .nan, .infinity, -.infinity, -0.0, .leastNonzeroMagnitude, -.greatestFiniteMagnitude,
    ]
    let curve = try Curve(learningRates: [1, 2, 3, 4, 5, 6], losses: losses)
    #expect(curve.losses.map(\.bitPattern) == losses.map(\.bitPattern))
  }

  @Test func ratesMayBeAnyPositiveIncreasingDoubles() throws {
    let rates = [
      .leastNonzeroMagnitude, .leastNormalMagnitude, 1, 1.0.nextUp, .greatestFiniteMagnitude,
    ]
    #expect(try Curve(learningRates: rates, losses: [0, 0, 0, 0, 0]).learningRates == rates)
  }

  @Test func tenMillionPointsAreAcceptedAndOneMoreIsNot() throws {
    #expect(Curve.maximumCount == 10_000_000)
    var rates = [Double](repeating: 0, count: Curve.maximumCount)
    for index in rates.indices { rates[index] = Double(index + 1) }
    #expect(try Curve(learningRates: rates, losses: rates).count == Curve.maximumCount)
    rates.append(2e7)
    #expect(throws: CurveError.tooManyPoints(count: Curve.maximumCount + 1)) {
      try Curve(learningRates: rates, losses: rates)
    }
  }

  @Test func curvesOfTheSamePointsAreEqual() throws {
    let curve = try Curve(learningRates: [1, 2], losses: [3, 4])
    #expect(curve == (try Curve(learningRates: [1, 2], losses: [3, 4])))
    #expect(curve != (try Curve(learningRates: [1, 2], losses: [3, 5])))
  }
}
