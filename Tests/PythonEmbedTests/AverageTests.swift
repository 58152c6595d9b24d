import LRSuggest
import Testing

/// Averages are recognised and undone alike.
@Suite struct AverageTests {
  @Test(arguments: 1...10) func `averages recognised and undone`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      averages = lrsuggest.smooth(inputs[half:], "ema_first_value", beta=0.9)
      found = lrsuggest.detect_ema(averages)
      texts = [] if found is None else [found.form]
      numbers = [] if found is None else [found.beta]
      for form in ("bias_corrected", "first_value"):
          numbers += lrsuggest.undo_ema(averages, 0.9, form)
      """
    let curve = try trial.curve()
    let averages = try curve.smoothed(by: .emaFirstValue(beta: 0.9))
    let found = try Curve(learningRates: curve.learningRates, losses: averages).detectedAverage()
    let undone = try EMAForm.allCases.flatMap { form in
      try EMA(beta: 0.9, form: form).undone(averages)
    }
    try expectSame(
      Python.run(program, trial.columns),
      Reply(
        numbers: (found.map { [$0.beta] } ?? []) + undone,
        texts: found.map { [$0.form.rawValue] } ?? []))
  }
}
