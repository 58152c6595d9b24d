import LRSuggest
import Testing

/// Python's suggestions are Swift's, to the last bit and the last word.
@Suite struct SuggestionTests {
  @Test(arguments: 1...120) func `one curve`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      answer = lrsuggest.suggest(inputs[:half], inputs[half:], \(trial.keywords))
      \(Answer.reading)
      """
    try expectSame(Python.run(program, trial.columns), trial.answer().reply)
  }

  @Test func `many curves of different lengths at once`() throws {
    let trials = try (1...40).map(Trial.init(seed:))
    let context = try TrainingContext(schedule: .cosine, optimizer: .adam, steps: 3000)
    let program = """
      import lrsuggest
      lrs, losses, rest = [], [], inputs
      while rest:
          count = int(rest[0])
          lrs.append(rest[1 : 1 + count])
          losses.append(rest[1 + count : 1 + 2 * count])
          rest = rest[1 + 2 * count :]
      answers = lrsuggest.suggest_batch(
          lrs, losses, schedule="cosine", optimizer="adam", steps=3000, threads=3
      )
      for answer in answers:
          \(Answer.reading.replacing("\n", with: "\n    "))
      """
    let inputs = trials.flatMap { [Double($0.losses.count)] + $0.columns }
    let expected = try trials.map { try $0.curve().suggest(for: context).reply }
    try expectSame(
      Python.run(program, inputs),
      Reply(numbers: expected.flatMap(\.numbers), texts: expected.flatMap(\.texts)))
  }

  @Test func `the trials hold answers and refusals`() throws {
    let answers = try (1...120).map { try Trial(seed: $0).answer() }
    #expect(answers.count { $0.suggestion != nil } > 60)
    #expect(answers.count { $0.refusal != nil } > 5)
  }
}
