/// Whittaker's smoother, with everything it needs chosen from the data.
///
/// Minimises *Σ wᵢ(hᵢ − zᵢ)² + λ‖Dz‖²* over *z*, where *D* takes second differences. It is
/// the posterior mean of *h = z + noise* under a prior that penalises curvature, which also gives
/// it a covariance, *σ²(W + λDᵀD)⁻¹*.
///
/// - *λ* minimises the restricted likelihood (REML)
///   *(n−2) ln σ̂² + ln|W + λDᵀD| − (n−2) ln λ*, with *σ̂² = (r'Wr + λ‖Dz‖²)/(n−2)*. Unlike
///   cross-validation it does not collapse to interpolation on short series (Wahba 1985).
/// - *w* are the weights of a Student-t likelihood with 4 degrees of freedom,
///   *5/(4 + r²/σ²)*, by iteration: a spike counts little, however high it is.
///
/// Source: Whittaker, *On a new method of graduation*, 1923; Eilers, *A perfect smoother*, 2003.
struct Whittaker {
  let smoothing: Smoothing

  /// Degrees of freedom of the noise: heavy tails, yet a mean and a variance.
  private static let degreesOfFreedom = 4.0

  /// Re-weighting rounds; landmarks moved by less than a hundredth of a decade after the fourth.
  private static let rounds = 5

  /// The smoothest and roughest penalties tried, as log10 λ. On 1,000 points 10¹⁰ bends over
  /// a third of the sweep, and the system still has six good digits.
  static let bounds = -2.0...10.0

  /// Smooths `values` observed on `grid` with the given prior weights. O(*n*).
  ///
  /// Three points are needed; fewer are returned as they are.
  func smooth(grid: [Double], values: [Double], weights prior: [Double]) -> SmoothSignal {
    let count = grid.count
    guard count > 2, values.count == count, prior.count == count else {
      return SmoothSignal(grid: grid, unsmoothed: values)
    }
    let differences = SecondDifferences(grid: grid)
    var system = PenalizedSystem(values: values, penalty: differences)
    var trials = PenaltyTrials(values: values, penalty: differences)
    var weights = prior
    var logPenalty = 0.0
    for round in 0..<Self.rounds {
      if smoothing.penalty == nil {
        let near = (logPenalty - 1...logPenalty + 1).clamped(to: Self.bounds)
        logPenalty = ScalarMinimum.searchByFours(
          in: round == 0 ? Self.bounds : near, coarseSteps: round == 0 ? 12 : 2
        ) { four in
          var penalties = four
          for lane in four.indices { penalties[lane] = Elementary.exp10(four[lane]) }
          return trials.restrictedDeviances(weights: weights, penalties: penalties)
        }
      }
      system.fit(weights: weights, penalty: smoothing.penalty ?? Elementary.exp10(logPenalty))
      guard round + 1 < Self.rounds, system.variance > 0 else { break }
      for index in weights.indices {
        let residual = values[index] - system.fitted[index]
        weights[index] =
          prior[index] * (Self.degreesOfFreedom + 1)
          / (Self.degreesOfFreedom + prior[index] * residual * residual / system.variance)
      }
    }
    let penalty = smoothing.penalty ?? Elementary.exp10(logPenalty)
    return system.signal(
      grid: grid, bandwidth: Self.bandwidth(of: penalty, grid: grid, weights: prior),
      fit: SmoothSignal.Fit(
        weights: weights, penalty: penalty, penaltyIsChosen: smoothing.penalty == nil))
  }

  /// With the mean spacing *h* of the grid, in whose units *λ* is, and its median spacing *c*, the
  /// smoother averages over about *(λh³c/w̄)^¼* decades.
  private static func bandwidth(of penalty: Double, grid: [Double], weights: [Double]) -> Double {
    guard let first = grid.first, let last = grid.last else { return 0 }
    let meanWeight = weights.reduce(0, +) / Double(weights.count)
    let mean = (last - first) / Double(grid.count - 1)
    let median = Quantile.median(of: zip(grid.dropFirst(), grid).map { $0 - $1 })
    return Elementary.pow(penalty / meanWeight * median / mean, 0.25) * mean
  }
}
