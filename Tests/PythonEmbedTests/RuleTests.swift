import LRSuggest
import Testing

/// The rules give the same rates, NaN and infinite losses included.
@Suite struct RuleTests {
  @Test(arguments: 1...60) func `every rule`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      texts = list(lrsuggest.rules())
      answers = [lrsuggest.rule(name, inputs[:half], inputs[half:]) for name in texts]
      numbers = [-1 if isinstance(answer, lrsuggest.Refusal) else answer for answer in answers]
      """
    let curve = try trial.curve()
    let rates = Rule.all.map { $0.learningRate(on: curve) ?? -1 }
    try expectSame(
      Python.run(program, trial.columns),
      Reply(numbers: rates, texts: Rule.all.map(\.name)))
  }
}
