/// Whether freezing a group of a pre-trained network would cost little.
///
/// A part that has little left to learn falls behind in three ways: by its share of the descent,
/// *s* of *G* groups; by its gradient relative to its weights, *ρ*, beside the geometric mean over
/// the groups; and by how its gradient *g* fades from the start of the sweep to the suggested rate,
/// while the rest learns:
///
/// ```
/// p = 1 / (1 + exp(1.07 + 0.84 ln(s G) + 0.31 ln(ρ / ρ of all) + 1.61 ln(g / g at the start)))
/// ```
///
/// up to .95; 0 from an equal share on, *s G ≥ 1*, as such a group still learns. *p* estimates how
/// often freezing costs at most 2 % of what training achieves. Fitted to fine-tuned networks, and
/// to networks of which a part was finished, by logistic regression
/// (`Benchmarks/Groups/finished.py`, which also tells what it is worth on data sets left out). From
/// random weights nothing is finished, and *p* means nothing.
enum FinishedGroup {
  /// From here on a group is advised to be frozen.
  static let likely = 0.6

  /// *p* of each group; nil where a gradient or the share is not known.
  ///
  /// - Parameters:
  ///   - gains: Of all groups.
  ///   - start: Their sums at the start of the sweep.
  ///   - end: Their sums near the suggested rate.
  static func probabilities(
    _ gains: [GroupGain], start: [GroupTotals], end: [GroupTotals]
  ) -> [Double?] {
    let gradients = end.map { $0.relativeGradient.map(Elementary.log) }
    let known = gradients.compactMap { $0 }
    let typical = known.reduce(0, +) / Double(max(known.count, 1))
    return gains.indices.map { group in
      guard let share = gains[group].share, let gradient = gradients[group],
        let before = start[group].gradient, let now = end[group].gradient
      else { return nil }
      guard share * Double(gains.count) < 1 else { return 0 }
      // A share that is not positive says no more than a tiny one, as far as was measured.
      let size = Elementary.log(max(share * Double(gains.count), 1e-3))
      let fading = Elementary.log(now) - Elementary.log(before)
      let evidence = 1.07 + 0.84 * size + 0.31 * (gradient - typical) + 1.61 * fading
      return min(1 / (1 + Elementary.exp(evidence)), 0.95)
    }
  }
}
