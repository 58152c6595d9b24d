extension Reading {
  /// The rate at which a share of the drop of the loss is reached: 0.5 is the half-drop rate.
  ///
  /// From there on, up to the minimum, the smooth loss stays below
  ///
  /// ```
  /// start − share · (start − minimum)
  /// ```
  ///
  /// in units of the loss (`descentStart` takes its tenth on the scale of the smoother instead).
  /// *Start* is the median of the first tenth of the smooth curve, at least three points. Between
  /// two points the curve is a straight line on the scale of the smoother.
  ///
  /// Nil where the loss does not fall, where `share` lies outside (0, 1] or is NaN, and where the
  /// curve begins below the level. Of several crossings the last before the minimum counts.
  ///
  /// On *L∞ + A·exp(−2λη/ln q)*, a mode of curvature *λ* under rates growing by the factor *q* in
  /// each step, the half-drop rate is *ln 2 · ln q / (2λ)*: like the steepest point it tells the
  /// length of the sweep as much as the problem.
  ///
  /// - Complexity: O(*n* log *n*).
  public func rate(atDrop share: Double) -> Double? {
    guard share > 0, share <= 1, let descent = Descent(of: smooth.values), descent.drop > 0
    else { return nil }
    let transform = signal.transform
    let minimum = transform.invert(smooth.values[descent.lowest])
    let start = transform.invert(descent.start)
    let level = transform.apply((1 - share) * start + share * minimum)
    return smooth.lastDescent(through: level, before: descent.lowest).map(Elementary.exp10)
  }
}
