import LRSuggest
import Testing

/// Arrays of NumPy arrive without a changed bit, whatever their layout.
@Suite(
  .enabled(
    if: Python.environment != nil,
    "LRSUGGEST_TEST_PYTHON must name a Python with NumPy: run `make test-embed`"))
struct NumPyTests {
  static let layouts = [
    "half": "np.array(inputs).reshape(2, -1)",
    "strided": "np.repeat(np.array(inputs).reshape(2, -1), 3, axis=1)[:, ::3]",
    "transposed": "np.array(inputs).reshape(2, -1).T.copy().T",
    "byte-swapped": "np.array(inputs, dtype='>f8').reshape(2, -1)",
    "longdouble": "np.array(inputs, dtype=np.longdouble).reshape(2, -1)",
  ]

  @Test(arguments: layouts.keys.sorted(), [2, 3, 20] as [UInt64])
  func layout(name: String, seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest, numpy as np
      lrs, losses = \(Self.layouts[name] ?? "")
      answer = lrsuggest.suggest(lrs, losses, \(trial.keywords))
      \(Answer.reading)
      """
    try expectSame(Python.run(program, trial.columns), trial.answer().reply)
  }

  @Test func `single precision is widened as Swift widens it`() throws {
    let trial = try Trial(seed: 3)
    let narrow = trial.losses.map { Double(Float($0)) }
    let program = """
      import lrsuggest, numpy as np
      lrs, losses = np.array(inputs).reshape(2, -1)
      answer = lrsuggest.suggest(lrs, losses.astype(np.float32))
      \(Answer.reading)
      """
    let curve = try Curve(learningRates: trial.learningRates, losses: narrow)
    try expectSame(Python.run(program, trial.columns), curve.suggest().reply)
  }
}
