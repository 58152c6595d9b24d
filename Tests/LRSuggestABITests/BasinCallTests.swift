import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct BasinCallTests {
  @Test(arguments: TestCurve.allCases)
  func basinsAreThoseOfTheCore(test: TestCurve) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let expected = Analysis(of: try test.curve).reading.basins.map { basin in
      [
        basin.learningRate, basin.leftRim, basin.rightRim, basin.depth, basin.width,
        basin.squareSide, basin.probability,
      ]
    }
    let found = Self.basins(analysis, capacity: 20)
    #expect(found.status == LRS_OK && found.count == expected.count)
    #expect(found.basins.prefix(found.count).map(\.numbers) == expected)
    #expect(
      found.basins.prefix(found.count).allSatisfy { $0.struct_size == 64 && $0.reserved == 0 })
    #expect(found.basins.dropFirst(found.count).allSatisfy { $0.depth == 7 })
  }

  @Test func aBufferTooSmallGetsTheCountAndNothingElse() throws {
    let analysis = try Handle.analysis(TestCurve.twoDescents.curve)
    defer { analysis.freeAnalysis() }
    let found = Self.basins(analysis, capacity: 1)
    #expect(found.status == LRS_ERROR_BUFFER_TOO_SMALL && found.count == 2)
    #expect(found.basins.allSatisfy { $0.depth == 7 })
  }

  @Test(arguments: TestCurve.allCases, [0, 1, 2.5])
  func theBiggestSquareIsThatOfTheCore(test: TestCurve, coefficient: Double) throws {
    let analysis = try Handle.analysis(test.curve)
    defer { analysis.freeAnalysis() }
    let expected = Analysis(of: try test.curve).reading.biggestSquare(coefficient: coefficient)
    let found = Self.square(analysis, coefficient)
    #expect(found.status == (expected == nil ? LRS_NOT_FOUND : LRS_OK))
    #expect(found.value == expected ?? 7)
  }

  @Test(arguments: [-1, .nan, .infinity])
  func aCoefficientOutsideIsRefused(coefficient: Double) throws {
    let analysis = try Handle.analysis(TestCurve.classic.curve)
    defer { analysis.freeAnalysis() }
    let found = Self.square(analysis, coefficient)
    #expect(found.status == LRS_ERROR_INVALID_ARGUMENT && found.value == 7)
    #expect(
      found.message == "coefficient is \(coefficient): it must be finite and not negative")
  }

  private static func square(_ analysis: Handle, _ coefficient: Double) -> Outcome<Double> {
    outcome(7) { out, error in
      unsafe lrs_analysis_biggest_square(analysis.pointer, coefficient, out, error)
    }
  }

  private static func basins(
    _ analysis: Handle, capacity: Int
  ) -> (status: Int, count: Int, basins: [lrs_basin]) {
    var basins = [lrs_basin](repeating: .untouched, count: capacity)
    let found = outcome(-7) { out, error in
      unsafe lrs_analysis_basins(analysis.pointer, &basins, capacity, out, error)
    }
    return (found.status, found.value, basins)
  }
}
