extension Rule {
  /// A tenth of the rate with the lowest smoothed loss: `<losses>_minimum_tenth`.
  ///
  /// - NaN, of the average: the first counts as the lowest. Whittaker's ends before it.
  /// - Ties: the first.
  ///
  /// Complexity: O(*n*), with Whittaker's O(*n* log *n*).
  static let minimumTenths = [SmoothedLosses.ema, .whittaker].map { losses in
    Rule(
      "\(losses.rawValue)_minimum_tenth", .smoothed,
      summary: "A tenth of the rate where \(losses.words) is lowest.",
      formula: losses.formula + "; lr[argmin S] / 10",
      source: "Gugger, How do you find a good learning rate, 2018, with the losses said",
      caveat: losses == .ema
        ? "The factor ten makes up for the lag of the average, which depends on the length of the"
          + " sweep. The first of equals; a NaN counts as the lowest."
        : "The factor ten makes up for a lag that this curve does not have: the answer is low. The"
          + " first of equals."
    ) { curve in
      NumericalGradient.firstMinimum(of: losses.values(of: curve))
        .map { curve.learningRates[$0] / 10 }
    }
  }
}
