/// The learning rate above which an optimizer diverges on a quadratic.
///
/// Along the eigenvector of the largest eigenvalue *λ* of the Hessian, training with a constant
/// rate oscillates with growing amplitude as soon as the rate exceeds
///
/// ```
/// 2/λ                        sgd
/// 2(1 + β)/λ                 momentum:  v ← βv + g,  θ ← θ − εv
/// 2(1 + β)/((1 + 2β)λ)       nesterov:  v ← βv + g,  θ ← θ − ε(g + βv)
/// 2(1 + β)/((1 − β)λ)        adam, adamw:  m ← βm + (1 − β)g,  θ ← θ − εP⁻¹m
/// ```
///
/// For Adam *λ* is the largest eigenvalue of the *preconditioned* Hessian *P⁻¹H*, with *P* the
/// diagonal √v̂ + ϵ that the gradients are divided by, taken as constant. The decoupled decay *w*
/// of AdamW is left out: it adds *w(1 + β)/(1 − β)* to *λ*, which is far below it at any usual
/// decay.
///
/// The noise of batches lowers the edge, and a network's curvature changes while it trains: this is
/// where a step on the loss of one batch, here and now, becomes unstable, not the rate to train
/// with.
///
/// Source: Cohen et al. 2021, arXiv:2103.00065 (momentum and Nesterov, Appendix B), and 2022,
/// arXiv:2207.14484 (Adam).
public enum StabilityEdge {
  /// The memory that optimizers have by default: Adam's *β₁* everywhere, and the usual momentum.
  static let usualMomentum = 0.9

  /// The edge of an optimizer.
  ///
  /// - Parameters:
  ///   - optimizer: Its family. RMSprop, Adagrad and Lion have no such formula and are refused.
  ///   - curvature: *λ*, positive and finite.
  ///   - momentum: *β*, 0 to below 1; nil is 0.9, and nothing for `sgd`, which has none.
  /// - Throws: `CurvatureError` for a number outside its range, a family without a formula, or a
  ///   curvature so small that the edge exceeds the largest double.
  /// - Complexity: O(1).
  public static func learningRate(
    of optimizer: OptimizerFamily, curvature: Double, momentum: Double? = nil
  ) throws(CurvatureError) -> Double {
    guard curvature > 0, curvature.isFinite else { throw .curvatureNotPositive(curvature) }
    if let momentum { try CurvatureError.check(momentum: momentum) }
    let beta = momentum ?? usualMomentum
    let factor: Double
    switch optimizer {
    case .sgd:
      if let momentum, momentum != 0 { throw .momentumUnused(momentum) }
      factor = 2
    case .momentum: factor = 2 * (1 + beta)
    case .nesterov: factor = 2 * (1 + beta) / (1 + 2 * beta)
    case .adam, .adamw: factor = 2 * (1 + beta) / (1 - beta)
    case .rmsprop, .adagrad, .lion: throw .noEdge(optimizer)
    }
    let edge = factor / curvature
    guard edge.isFinite else { throw .curvatureTooSmall(curvature) }
    return edge
  }
}
