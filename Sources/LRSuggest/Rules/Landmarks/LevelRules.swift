extension Rule {
  /// The rate at which a tenth of the drop is reached; see `Reading.rate(atDrop:)`.
  public static let level10 = level(0.1, "level_10", "a tenth")
  /// The rate at which half of the drop is reached.
  public static let level50 = level(0.5, "level_50", "half")
  /// The rate at which nine tenths of the drop are reached.
  public static let level90 = level(0.9, "level_90", "nine tenths")

  private static func level(_ share: Double, _ name: String, _ words: String) -> Rule {
    Rule(
      name, .landmarks, minimumCount: smoothedCount,
      summary: "The rate at which the smooth loss has fallen by \(words) of its drop.",
      formula: """
        the last x left of the minimum with z(x) = start - \(share) (start - minimum), z the \
        smooth loss and start the median of its first tenth
        """,
      source: "fast.ai forums, Automated Learning Rate Suggester, made precise here",
      caveat: """
        The loss of a slow sweep falls at a lower rate: the answer tells the length of the sweep \
        as much as the problem. No answer where the loss does not fall. Of several crossings the \
        last before the minimum counts; the curve ends before a NaN.
        """
    ) { Reading($0, smoothing: .automatic).rate(atDrop: share) }
  }

  /// What the smoother needs.
  static let smoothedCount = 3
}
