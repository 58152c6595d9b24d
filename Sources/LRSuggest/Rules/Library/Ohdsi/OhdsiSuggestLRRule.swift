extension Rule {
  /// The rule that replaced `ohdsi` in OHDSI's DeepPatientLevelPrediction: `suggest_lr`.
  ///
  /// The averaged losses of `OhdsiSweep`, the finite ones, go through a centred mean of three. With
  /// *m* the index of the lowest and *b* = 5 (0 in sweeps below 20 points), slopes per ln η are
  /// taken up to *e = m − b*; of those that fall without a break up to *e* the steepest counts, the
  /// last of equals to 10⁻⁶, and the answer is its right end. The first three points, or 5 %, are
  /// passed over where enough remain.
  ///
  /// - NaN, infinities: left out.
  /// - Ties: the last; where no slope stands out, the end of the search.
  /// - Fewer than two points before *m − b*: a tenth of the rate at *m*. One finite loss: its rate.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: OHDSI/DeepPatientLevelPrediction (after August 2025), `inst/python/LrFinder.py`,
  /// `suggest_lr`, Apache-2.0.
  public static let ohdsiSuggestLR = Rule(
    "ohdsi_suggest_lr", .library,
    summary: "The steepest fall per logarithm of the rate in the last descent, as OHDSI does now.",
    formula: """
      s = averages of ohdsi, finite ones, then mean of 3 (edges repeated); m = argmin s; \
      e = max(1, m - b), b = 5 or 0 with n < 20; e = 1: lr[m] / 10; g = diff(s[:e]) / \
      diff(ln lr[:e]); from the start of the falling run that ends at e (not before \
      min(max(3, floor(n/20)), e-2)): lr[1 + last argmin g within 1e-6], lr[e] if g is constant
      """,
    source: "OHDSI/DeepPatientLevelPrediction, LrFinder.py, suggest_lr (Apache-2.0)",
    caveat: """
      The margin before the minimum is five points whatever their spacing. Where the loss does not \
      fall just before it, all slopes from the start take part. With no finite loss the library \
      answers 1e-3, here there is no answer.
      """
  ) { curve in
    let sweep = OhdsiSweep(curve)
    guard curve.count > 1, sweep.losses.count > 1 else { return curve.learningRates.first }
    let finite = sweep.losses.indices.filter { sweep.losses[$0].isFinite }
    let rates = finite.map { curve.learningRates[$0] }
    let losses = meanOfThree(finite.map { Double(sweep.losses[$0]) })
    guard rates.count > 1 else { return rates.first }
    guard let lowest = NumericalGradient.firstMinimum(of: losses) else { return nil }
    let end = max(1, lowest - sweep.margin)
    guard end > 1 else { return rates[lowest] / 10 }
    let slopes = (1..<end).map { index in
      let step = Elementary.log(rates[index]) - Elementary.log(rates[index - 1])
      return (losses[index] - losses[index - 1]) / (step == 0 ? .ulpOfOne : step)
    }
    let earliest = min(max(3, rates.count / 20), end - 2)
    let run = slopes.indices.reversed().prefix { $0 >= earliest && slopes[$0] < 0 }
    let window = (run.last ?? earliest)..<slopes.count
    let steepest = lastSteepest(of: slopes[window]) ?? end - 1
    return rates[min(steepest + 1, rates.count - 1)]
  }

  /// The mean of each value and its neighbours, the edges repeated; three values are needed.
  private static func meanOfThree(_ values: [Double]) -> [Double] {
    guard values.count > 2, let first = values.first, let last = values.last else { return values }
    let third = 1.0 / 3
    let padded = [first] + values + [last]
    return values.indices.map { index in
      padded[index] * third + padded[index + 1] * third + padded[index + 2] * third
    }
  }

  /// The last of the smallest slopes, those within 10⁻⁶ of it included; nil where all are alike.
  private static func lastSteepest(of slopes: ArraySlice<Double>) -> Int? {
    guard let least = slopes.min(), let largest = slopes.max(),
      largest - least > 1e-12 + 1e-6 * max(least.magnitude, 1)
    else { return nil }
    return slopes.lastIndex { $0 <= least + 1e-12 + 1e-6 * least.magnitude }
  }
}
