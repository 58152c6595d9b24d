extension Rule {
  /// The last rate before the loss rises for good.
  public static let elbow = elbow(
    over: 1, "elbow", "The last rate before the loss rises for good: a limit, not a choice.")
  /// A tenth of the elbow: for long trainings from scratch under much label noise.
  public static let elbowTenth = elbow(over: 10, "elbow_tenth", "A tenth of the elbow.")
  /// A quarter of the elbow: for trainings that end with small rates.
  public static let elbowQuarter = elbow(over: 4, "elbow_quarter", "A quarter of the elbow.")
  /// Half of the elbow: close to divergence, as is asked for in fine-tuning.
  public static let elbowHalf = elbow(
    over: 2, "elbow_half", "Half of the elbow: close to divergence, as for fine-tuning.")

  private static func elbow(over divisor: Int, _ name: String, _ summary: String) -> Rule {
    Rule(
      name, .landmarks, minimumCount: smoothedCount, summary: summary,
      formula: divisor == 1
        ? "elbow = where the smooth loss, past its minimum, first climbs by a tenth of its drop"
        : "elbow / \(divisor)",
      source: "fast.ai forums, Automated Learning Rate Suggester, made precise here",
      caveat: """
        The best divisor depends on the problem and on the length and schedule of the training: 2 \
        to 4 on small networks, 10 in long noisy regressions. Noise moves the elbow. No answer \
        where the loss never rises for good; the curve ends before a NaN.
        """
    ) { curve in
      let elbow = Reading(curve, smoothing: .automatic).landmarks.elbow
      return elbow.map { $0.learningRate / Double(divisor) }
    }
  }

  /// The right-most local minimum left of the elbow.
  ///
  /// A minimum counts where one must climb 4 posterior standard deviations of its height to reach a
  /// deeper one; `Reading.basins` says why 4. The lowest minimum always counts.
  ///
  /// - Ties: of a plateau the first point.
  ///
  /// Complexity: O(*n* log *n*).
  public static let minimumNearestElbow = Rule(
    "minimum_nearest_elbow", .landmarks, minimumCount: smoothedCount,
    summary: "The last local minimum before the loss rises for good, as for fine-tuning.",
    formula: """
      the largest x < elbow with a local minimum of the smooth loss whose persistence is at least \
      4 standard deviations of its height
      """,
    source: "fast.ai forums, Automated Learning Rate Suggester, made precise here",
    caveat: """
      A minimum lies at a larger loss in a faster sweep. Ripples that the smoother let through can \
      pass for minima. No answer without an elbow; the curve ends before a NaN.
      """
  ) { curve in
    let reading = Reading(curve, smoothing: .automatic)
    guard let elbow = reading.landmarks.elbow?.learningRate else { return nil }
    let rates = reading.signal.learningRates
    return reading.clearMinima.last { rates[$0] < elbow }.map { rates[$0] }
  }
}
