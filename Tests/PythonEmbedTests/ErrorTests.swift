import LRSuggest
import Testing

/// Misuse raises the one exception of the bindings, in the words of the Swift error; only the
/// argument called `learning_rates` in C is called `lrs` in Python.
@Suite struct ErrorTests {
  struct Misuse: Sendable, CustomTestStringConvertible {
    let call: String
    let status: String
    let words: String
    var testDescription: String { call }
  }

  static let misuses: [Misuse] = [
    Misuse(
      call: "suggest([], [])", status: "LRS_ERROR_INVALID_CURVE",
      words: CurveError.empty.description),
    Misuse(
      call: "suggest([1e-3, 1e-3], [1, 2])", status: "LRS_ERROR_INVALID_CURVE",
      words: CurveError.learningRateNotIncreasing(index: 1, value: 1e-3, previous: 1e-3)
        .description),
    Misuse(
      call: "suggest([0.0, 1], [1, 2])", status: "LRS_ERROR_INVALID_CURVE",
      words: CurveError.learningRateNotPositive(index: 0, value: 0).description),
    Misuse(
      call: "suggest([1, float('inf')], [1, 2])", status: "LRS_ERROR_INVALID_CURVE",
      words: CurveError.learningRateNotFinite(index: 1, value: .infinity).description),
    Misuse(
      call: "suggest([1], [1], steps=0)", status: "LRS_ERROR_INVALID_ARGUMENT",
      words: ContextError.stepsNotPositive(0).description),
    Misuse(
      call: "suggest([1], [1], batch_size=-7)", status: "LRS_ERROR_INVALID_ARGUMENT",
      words: ContextError.batchSizeNotPositive(-7).description),
    Misuse(
      call: "suggest([1], [1], epochs=0)", status: "LRS_ERROR_INVALID_ARGUMENT",
      words: ContextError.epochsNotPositive(0).description),
    Misuse(
      call: "Sweep(1, 1e-3)", status: "LRS_ERROR_INVALID_ARGUMENT",
      words: SweepError.startNotBelowEnd(start: 1, end: 1e-3).description),
    Misuse(
      call: "Sweep(num_iter=1)", status: "LRS_ERROR_INVALID_ARGUMENT",
      words: SweepError.invalidCount(1).description),
  ]

  @Test(arguments: misuses) func misuse(_ misuse: Misuse) throws {
    try expectError(misuse.call, status: misuse.status, words: misuse.words)
  }

  @Test(arguments: [
    "suggest([1], [1], schedule='round')", "suggest([1], [1], optimizer='round')",
    "Sweep(mode='round')",
  ])
  func `an unknown name`(call: String) throws {
    try expectError(
      call, status: "LRS_ERROR_UNKNOWN_NAME", words: "is \"round\": it must be one of")
  }

  @Test func `an unknown rule, of which there are too many to list`() throws {
    try expectError(
      "rule('round', [1], [1])", status: "LRS_ERROR_UNKNOWN_NAME",
      words: "is \"round\", none of the \(Rule.all.count) known ones; nearest are")
  }

  private func expectError(_ call: String, status: String, words: String) throws {
    let program = """
      import lrsuggest
      from lrsuggest import *
      try:
          \(call)
      except ValueError as error:
          texts = [type(error).__name__, error.status, str(error)]
      """
    let reply = try Python.run(program)
    #expect(reply.texts.prefix(2) == ["LRSuggestError", status])
    let translated = words.replacing("learning_rates", with: "lrs")
    #expect(reply.texts.last?.contains(translated) == true, "\(reply.texts)")
  }
}
