extension Rule {
  /// Before the minimum of the widest and deepest basin, by as far as its right rim lies behind;
  /// see `Reading.biggestSquare(coefficient:)`, whose coefficient is 1 here.
  public static let biggestSquare = Rule(
    "biggest_square", .landmarks, minimumCount: smoothedCount,
    summary: "As far before the minimum of the biggest basin as its right rim lies behind it.",
    formula: """
      basins are minima of persistence >= 4 standard deviations between their highest \
      neighbouring points; the one with the largest min(width / decades, depth / range of the \
      smooth loss); log10 lr = x_min - (x_rim - x_min)
      """,
    source: "fast.ai forums, Automated Learning Rate Suggester, made precise here",
    caveat: """
      The right rim is the top of the explosion as far as it was recorded: a sweep that stops \
      sooner answers higher. No answer where the loss does not rise again. Of equal squares the \
      first counts; the curve ends before a NaN.
      """
  ) { Reading($0, smoothing: .automatic).biggestSquare() }
}
