/// Curves that the losses could as well be the noisy record of.
///
/// Each is drawn in two steps, from what the smoother does not know:
///
/// - its penalty *λ*, in proportion to the restricted likelihood, on a grid of half decades around
///   the best one (all the same where the caller fixed it);
/// - the curve, from *N(ẑ, σ̂²(W + λDᵀD)⁻¹)* at that penalty. With the factors *L D Lᵀ* of the
///   matrix and standard normal *ε* that is *ẑ + σ̂·L⁻ᵀD^(−½)ε*: one back-substitution.
///
/// The same curve gives the same samples. The weights *W* stay those of the fit.
struct PosteriorSamples: Sendable, Hashable {
  /// The sampled values on the grid of the smooth signal; one array for each sample.
  let curves: [[Double]]

  /// How many curves are drawn: enough for the quantiles of 10 and 90 % to be within some 2 % of
  /// the probability they stand for.
  static let count = 200

  /// The penalties tried, as distances from the best in log10 *λ*.
  private static let penaltyOffsets = stride(from: -2.0, through: 2.0, by: 0.5)

  /// Draws curves for a fit to `values`; none where nothing was smoothed. O(`count` · *n*).
  init(of smooth: SmoothSignal, values: [Double]) {
    guard let fit = smooth.fit, values.count == smooth.count else {
      curves = []
      return
    }
    let differences = SecondDifferences(grid: smooth.grid)
    var system = PenalizedSystem(values: values, penalty: differences)
    let penalties =
      fit.penaltyIsChosen
      ? Self.penalties(around: fit.penalty) { penalties in
        var trials = PenaltyTrials(values: values, penalty: differences)
        return trials.restrictedDeviances(weights: fit.weights, penalties: penalties)
      } : [(penalty: fit.penalty, share: 1.0)]

    var random = RandomStream(seed: 0)
    var curves: [[Double]] = []
    curves.reserveCapacity(Self.count)
    var share = 0.0
    for choice in penalties {
      share += choice.share
      let end = Int(exactly: (share * Double(Self.count)).rounded()) ?? 0
      guard end > curves.count else { continue }
      system.fit(weights: fit.weights, penalty: choice.penalty)
      while curves.count < end {
        curves.append(system.sample(random.normals(values.count)))
      }
    }
    self.curves = curves
  }

  /// Penalties with their share of the restricted likelihood, which is *exp(−deviance/2)*.
  private static func penalties(
    around best: Double, deviances: ([Double]) -> [Double]
  ) -> [(penalty: Double, share: Double)] {
    let center = Elementary.log10(best)
    let tried = penaltyOffsets.map { center + $0 }.filter(Whittaker.bounds.contains)
      .map(Elementary.exp10)
    let deviances = deviances(tried)
    guard let least = deviances.min(), least.isFinite else { return [(best, 1)] }
    let likelihoods = deviances.map { Elementary.exp((least - $0) / 2) }
    let sum = likelihoods.reduce(0, +)
    return zip(tried, likelihoods).map { ($0, $1 / sum) }
  }
}
