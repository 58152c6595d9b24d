import LRSuggest
import Testing

/// What Swift refuses, Python refuses with the same code and the same reasons.
@Suite struct RefusalTests {
  struct Hopeless: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let losses: [Double]
  }

  static let hopeless = [
    Hopeless(testDescription: "three points", losses: [3, 2, 1]),
    Hopeless(testDescription: "flat", losses: [Double](repeating: 1, count: 100)),
    Hopeless(testDescription: "no finite loss", losses: [Double](repeating: .nan, count: 100)),
    Hopeless(testDescription: "infinite", losses: [Double](repeating: .infinity, count: 50)),
    Hopeless(testDescription: "only rising", losses: (0..<100).map { 1 + 0.1 * Double($0) }),
    Hopeless(
      testDescription: "exploding at once",
      losses: (0..<60).map { $0 < 3 ? 1 : pow10(Double($0)) }),
  ]

  @Test(arguments: hopeless) func refusal(of curve: Hopeless) throws {
    let rates = curve.losses.indices.map { pow10(-6 + 0.05 * Double($0)) }
    let answer = try Curve(learningRates: rates, losses: curve.losses).suggest()
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      answer = lrsuggest.suggest(inputs[:half], inputs[half:])
      assert not answer
      \(Answer.reading)
      """
    #expect(answer.refusal != nil)
    try expectSame(Python.run(program, rates + curve.losses), answer.reply)
  }
}
