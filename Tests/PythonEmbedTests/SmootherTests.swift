import LRSuggest
import Testing

/// The smoothers give the same values, NaN and infinite losses included.
@Suite struct SmootherTests {
  @Test(arguments: 1...20) func `every smoother`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      lrs, losses = inputs[:half], inputs[half:]
      texts = list(lrsuggest.smoothers())
      numbers = []
      for name in texts:
          try:
              numbers += lrsuggest.smooth(losses, name, lrs=lrs)
              numbers += lrsuggest.lag(name, 0, lrs=lrs)
          except lrsuggest.LRSuggestError:
              numbers.append(-7.0)
      """
    let curve = try trial.curve()
    let expected = try Smoother.Kind.allCases.flatMap { kind -> [Double] in
      let smoother = try Smoother(kind)
      guard let smooth = try? curve.smoothed(by: smoother) else { return [-7] }
      let lag = try curve.lag(of: smoother, at: 0)
      return smooth + [lag.steps, lag.decades]
    }
    try expectSame(
      Python.run(program, trial.columns),
      Reply(numbers: expected, texts: Smoother.Kind.allCases.map(\.rawValue)))
  }
}
