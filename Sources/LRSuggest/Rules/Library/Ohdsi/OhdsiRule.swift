extension Rule {
  /// OHDSI's DeepPatientLevelPrediction of 2025: the largest fall up to five points before the
  /// minimum.
  ///
  /// With *m* the index of the lowest averaged loss and *b* = 5 (0 in sweeps below 20 points), the
  /// answer is the left end of the largest fall in *s[0...m−b]*. A minimum at index 1 to 3 makes
  /// the end of that slice negative, which in Python counts from the end of the *planned* sweep.
  /// Where the sweep ended before, the library then reads memory it never wrote.
  ///
  /// - NaN: no stop; the first NaN counts as the lowest loss, and differences with it as the
  ///   smallest.
  /// - Ties: the first.
  /// - Minimum at 0: the first rate. At 4 or 5: no answer (PyTorch raises). No answer either where
  ///   the library reads unwritten memory. It returns the rate rounded to single precision.
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: OHDSI/DeepPatientLevelPrediction f159eff (2025), `inst/python/LrFinder.py`,
  /// Apache-2.0.
  public static let ohdsi = Rule(
    "ohdsi", .library,
    summary: "The largest fall per step, five points before the minimum at the latest, as OHDSI.",
    formula: """
      s[0] = L[0], s[k] = 0.05 L[k] + 0.95 s[k-1] (float32), up to the first s > 4 * best; \
      m = argmin s; b = 5, or 0 with n < 20; m = 0: lr[0]; else lr[argmin diff(s[:m-b+1])]
      """,
    source: "OHDSI/DeepPatientLevelPrediction f159eff, LrFinder.py, get_lr (Apache-2.0)",
    caveat: """
      A minimum among the first six points makes the slice empty or wrap around to the end of the \
      sweep: an error, or a point after the minimum, or memory that was never written (no answer \
      here). Noise picks among the first points of a flat start. A negative loss ends the sweep. \
      Of equal falls the first counts.
      """,
    corrected: "ohdsi_suggest_lr"
  ) { curve in
    let sweep = OhdsiSweep(curve)
    guard sweep.lowest > 0 else { return curve.learningRates.first }
    let bound = sweep.lowest - sweep.margin + 1
    let end = bound < 0 ? max(0, curve.count + bound) : bound
    guard end <= sweep.losses.count else { return nil }
    let falls = zip(sweep.losses[..<end].dropFirst(), sweep.losses).map { $0 - $1 }
    return NumericalGradient.firstMinimum(of: falls).map { curve.learningRates[$0] }
  }
}
