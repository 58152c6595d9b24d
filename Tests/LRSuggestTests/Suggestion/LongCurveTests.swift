import LRSuggest
import Testing

@Suite struct LongCurveTests {
  @Test func aHundredThousandPointsAreReadToTheEnd() throws {
    let analysis = Analysis(of: try descent(100_000))
    #expect(analysis.reading.coveredCount == 100_000)
    let rate = try #require(analysis.answer.suggestion).learningRate
    // The descent ends in the middle of the sweep.
    #expect((1e3...1e5).contains(rate))
  }

  @Test func tenMillionPointsFinish() throws {
    let count = Curve.maximumCount
    // Read in a debug build, ten million losses would take most of a minute.
    #if DEBUG
      let covered = count / 100
    #else
      let covered = count
    #endif
    var losses = [Double](repeating: 2, count: count)
    if covered < count { losses[covered] = .nan }
    var rates = losses
    for index in rates.indices { rates[index] = Double(index + 1) }
    let analysis = Analysis(of: try Curve(learningRates: rates, losses: losses))
    #expect(analysis.reading.coveredCount == covered)
    #expect(analysis.answer.suggestion == nil)
  }

  private func descent(_ count: Int) throws -> Curve {
    var random = SplitMix64(seed: 1)
    let noise = (0..<997).map { _ in random.lognormal(0.05) }
    var rates = [Double](repeating: 0, count: count), losses = rates
    for index in rates.indices {
      let part = Double(index) / Double(count)
      rates[index] = Double(index + 1)
      losses[index] = (part < 0.5 ? 2 - 2 * part * (2 - 2 * part) * 0.9 : 1.1) * noise[index % 997]
    }
    return try Curve(learningRates: rates, losses: losses)
  }
}
