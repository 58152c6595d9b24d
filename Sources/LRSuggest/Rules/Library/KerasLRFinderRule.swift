extension Rule {
  /// surmenok's keras_lr_finder: the largest fall of the raw loss over four batches.
  ///
  /// With the raw losses *L* up to the end of the sweep,
  ///
  /// ```
  /// dᵢ = (Lᵢ − Lᵢ₋₄) / 4,   0 for i < 4;   η(argmin d[10..<n−5])
  /// ```
  ///
  /// `get_best_lr` has no default for the four; it is the value of the library's README.
  ///
  /// - NaN: ends the sweep after the sixth batch. Earlier ones stay, and win the minimum where they
  ///   are not trimmed.
  /// - Ties: the first.
  /// - Fewer than 16 recorded points: no answer (the library raises `ValueError`).
  ///
  /// Complexity: O(*n*).
  ///
  /// Source: surmenok/keras_lr_finder 3c8fe719 (2020), `lr_finder.py`, MIT. Version 0.1 on PyPI
  /// only plots.
  public static let kerasLRFinder = Rule(
    "keras_lr_finder", .library, minimumCount: kerasSkipped + kerasTrimmed + 1,
    summary: "The largest fall of the raw loss over four batches, as in keras_lr_finder.",
    formula: """
      raw losses up to the first NaN or L > 4 * best after batch 5; \
      d[i] = (L[i] - L[i-4]) / 4, 0 for i < 4; lr[10:-5][argmin d[10:-5]]
      """,
    source: "surmenok/keras_lr_finder 3c8fe719, lr_finder.py, get_best_lr (MIT); sma = 4, README",
    caveat: """
      Nothing is averaged but by the lag, so one batch out of line picks the answer; it lies at \
      the end of the fall, up to four rungs late. A negative loss ends the sweep. Keras since \
      TensorFlow 2.2 passes it the running mean of the epoch as the loss. Of equal falls the first.
      """
  ) { curve in
    let count = kerasRecordedCount(of: curve.losses)
    let kept = Trim.indices(count, first: kerasSkipped, last: kerasTrimmed)
    let falls = kept.map { (curve.losses[$0] - curve.losses[$0 - kerasLag]) / Double(kerasLag) }
    return NumericalGradient.firstMinimum(of: falls).map {
      curve.learningRates[kept.lowerBound + $0]
    }
  }

  private static let kerasLag = 4
  private static let kerasSkipped = 10
  private static let kerasTrimmed = 5

  /// The stop rule acts after the sixth batch; until then the best loss is only kept.
  private static func kerasRecordedCount(of losses: [Double]) -> Int {
    var best = 1e9
    let end = losses.indices.first { index in
      let loss = losses[index]
      if index > 5, loss.isNaN || loss > best * 4 { return true }
      if loss < best { best = loss }
      return false
    }
    return end.map { $0 + 1 } ?? losses.count
  }
}
