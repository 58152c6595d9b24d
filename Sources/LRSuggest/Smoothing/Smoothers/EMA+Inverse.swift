extension EMA {
  /// The losses that this average was taken of, exact but for rounding:
  ///
  /// ```
  /// y₁ = z₁,   yₜ = zₜ₋₁ + gₜ(zₜ − zₜ₋₁)
  /// gₜ = (1 − βᵗ)/(1 − β)   corrected;   gₜ = 1/(1 − β)   started at the first value
  /// ```
  ///
  /// Rounding grows by the factor *gₜ*: averages kept in single precision bring back losses to some
  /// five digits at *β* = 0.98. Of averages whose first points were cut off, as fastai's are, the
  /// form `firstValue` brings back the losses with their differences too large by at most
  /// *1/(1 − βᵗ)*, *t* the steps since the true start. After a value that is not finite every loss
  /// is NaN.
  ///
  /// - Complexity: O(*n*).
  public func undone(_ averages: [Double]) -> [Double] {
    var forgotten = beta  // βᵗ⁻¹
    var isBroken = false
    return averages.indices.map { index in
      let here = averages[index]
      if isBroken { return .nan }
      isBroken = !here.isFinite
      guard index > 0, !isBroken else { return here }
      forgotten *= beta
      let gain = form == .firstValue ? 1 / (1 - beta) : (1 - forgotten) / (1 - beta)
      let before = averages[index - 1]
      let limit = Double.greatestFiniteMagnitude
      // Scaled by halves: the difference of two large numbers would overflow.
      let step = (here / 2 - before / 2) * gain
      return max(-limit, min(before + 2 * step, limit))
    }
  }
}

extension Curve {
  /// The curve before it was averaged; see `EMA.undone(_:)`.
  ///
  /// - Complexity: O(*n*).
  public func undoing(_ average: EMA) -> Curve {
    Curve(self, losses: average.undone(losses))
  }
}
