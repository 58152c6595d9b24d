/// Smith's Hessian-free estimate of the learning rate, from the weights of consecutive steps.
///
/// ```
/// ε̂ = ε · Σ|θ₁ − θ₀| / Σ|2θ₁ − θ₀ − θ₂|        over all weights, for each three vectors in a row
/// a ← 0.9·a + 0.1·ε̂,   a = 0.1 before the first
/// ```
///
/// *ε* is the rate of the step from *θ₀* to *θ₁*. On a quadratic of one curvature *λ*, without
/// noise, momentum or preconditioning, *ε̂* is the Newton step *1/λ*, half of the edge.
///
/// **It may only echo the rate in use.** Where the noise of batches moves the weights, *ε̂/ε* is
/// *1/√2* whatever the loss is, and *1/√(2(1 − β))* with a heavy ball's momentum *β*: 2.24 at 0.9.
/// `ratio` shows that, and `onlyEchoes` says it. With a growing rate and a constant gradient, *ε̂*
/// says how fast the rate grows: keep the rate constant for the three vectors.
///
/// - A denominator of zero (a straight line, or weights at rest) has no *ε̂*: the average stays,
///   where the original would divide by zero.
/// - The first ten to twenty averages are mostly the 0.1 they started from.
///
/// Source: Smith and Topin 2017, arXiv:1708.07120, section 4, as in L2TermComputation3.py of the
/// repository super-convergence of its first author.
public struct SmithEstimator: Sendable, Hashable {
  /// All that is kept of the steps so far, but for the last two vectors.
  public struct Sums: Sendable, Hashable {
    /// How many times three vectors were added.
    public let count: Int
    /// Smith's running average *a*.
    public let average: Double
    /// The last *ε̂*; nil where it had a denominator of zero.
    public let latest: Double?
    /// The running average of Σ|θ₁ − θ₀|, of memory 0.9.
    public let step: Double
    /// The running average of Σ|2θ₁ − θ₀ − θ₂|, of memory 0.9.
    public let stepChange: Double

    /// Before the first step.
    public static let none = Sums(count: 0, average: 0.1, latest: nil, step: 0, stepChange: 0)

    /// Collects the parts; `SmithEstimator.init` checks them.
    public init(count: Int, average: Double, latest: Double?, step: Double, stepChange: Double) {
      self.count = count
      self.average = average
      self.latest = latest
      self.step = step
      self.stepChange = stepChange
    }
  }

  /// The weight of the newest value in every average here: Smith's.
  private static let newest = 0.1

  /// The momentum the training uses.
  public let momentum: Double
  /// What is kept of the steps so far.
  public private(set) var sums: Sums

  private var beforeLast: [Double]?
  private var last: [Double]?
  private var lastLearningRate = 0.0

  /// Begins, or goes on with what was kept.
  ///
  /// - Parameters:
  ///   - momentum: The heavy ball's *β* of the training, 0 to below 1, for `onlyEchoes`.
  ///   - sums: `sums` of an estimator before, as from a checkpoint.
  /// - Throws: `CurvatureError` for a momentum outside its range, or sums that cannot be.
  public init(momentum: Double = 0, resuming sums: Sums = .none) throws(CurvatureError) {
    try CurvatureError.check(momentum: momentum)
    try CurvatureError.check(sum: sums.average, "average")
    try CurvatureError.check(sum: sums.step, "step")
    try CurvatureError.check(sum: sums.stepChange, "step_change")
    if let latest = sums.latest { try CurvatureError.check(sum: latest, "latest") }
    self.momentum = momentum
    self.sums = sums
  }

  /// Adds the weights after a step, all of them in one row and always in the same order.
  ///
  /// The first two calls only fill the window; every later one adds an estimate. An error leaves
  /// everything as it was.
  ///
  /// - Parameters:
  ///   - weights: Finite, and as many as before.
  ///   - learningRate: The rate of the step that led to them; of no effect in the first call.
  /// - Throws: `CurvatureError`.
  /// - Complexity: O(*n*); two vectors are kept.
  public mutating func add(_ weights: [Double], learningRate: Double) throws(CurvatureError) {
    try CurvatureError.check(weights, "weights", count: last?.count)
    guard learningRate > 0, learningRate.isFinite else {
      throw .learningRateNotPositive(learningRate)
    }
    if let beforeLast, let last {
      let found = Self.sums(beforeLast, last, weights)
      guard found.step.isFinite, found.change.isFinite else { throw .sumsOverflow("weights") }
      try addSums(step: found.step, stepChange: found.change, learningRate: lastLearningRate)
    }
    beforeLast = last
    last = weights
    lastLearningRate = learningRate
  }

  /// Adds three vectors in a row; the window of `add(_:learningRate:)` stays as it was.
  ///
  /// - Parameters:
  ///   - first: *θ₀*.
  ///   - second: *θ₁*, from which the optimizer went on.
  ///   - third: *θ₂*.
  ///   - learningRate: *ε*, the rate of the step from the first to the second.
  /// - Throws: `CurvatureError`, which calls them `weights0`, `weights1` and `weights2`.
  /// - Complexity: O(*n*).
  public mutating func add(
    _ first: [Double], _ second: [Double], _ third: [Double], learningRate: Double
  ) throws(CurvatureError) {
    try CurvatureError.check(first, "weights0")
    try CurvatureError.check(second, "weights1", count: first.count)
    try CurvatureError.check(third, "weights2", count: first.count)
    let found = Self.sums(first, second, third)
    guard found.step.isFinite, found.change.isFinite else { throw .sumsOverflow("weights") }
    try addSums(step: found.step, stepChange: found.change, learningRate: learningRate)
  }

  /// Adds the two sums of one window, where the weights lie elsewhere, as on an accelerator.
  ///
  /// - Parameters:
  ///   - step: Σ|θ₁ − θ₀|.
  ///   - stepChange: Σ|2θ₁ − θ₀ − θ₂|.
  ///   - learningRate: *ε*.
  /// - Throws: `CurvatureError` for a sum that is negative or not finite, or a rate not positive.
  /// - Complexity: O(1).
  public mutating func addSums(
    step: Double, stepChange: Double, learningRate: Double
  ) throws(CurvatureError) {
    try CurvatureError.check(sum: step, "step")
    try CurvatureError.check(sum: stepChange, "step_change")
    guard learningRate > 0, learningRate.isFinite else {
      throw .learningRateNotPositive(learningRate)
    }
    let quotient = learningRate * (step / stepChange)
    let latest = quotient.isFinite ? quotient : nil
    let (count, overflows) = sums.count.addingReportingOverflow(1)
    sums = Sums(
      count: overflows ? sums.count : count,
      average: latest.map { Self.averaged(sums.average, $0) } ?? sums.average, latest: latest,
      step: Self.averaged(sums.step, step),
      stepChange: Self.averaged(sums.stepChange, stepChange))
  }

  /// What the steps so far say; nil before the first, and where no denominator was above zero.
  public var estimate: SmithEstimate? {
    let ratio = sums.step / sums.stepChange
    guard ratio.isFinite else { return nil }
    return SmithEstimate(
      learningRate: sums.average, latest: sums.latest, ratio: ratio,
      echoRatio: 1 / (2 * (1 - momentum)).squareRoot())
  }

  private static func averaged(_ average: Double, _ value: Double) -> Double {
    min((1 - newest) * average + newest * value, .greatestFiniteMagnitude)
  }

  private static func sums(
    _ first: [Double], _ second: [Double], _ third: [Double]
  ) -> (step: Double, change: Double) {
    var step = 0.0, change = 0.0
    for ((first, second), third) in zip(zip(first, second), third) {
      step += (second - first).magnitude
      change += ((second - first) - (third - second)).magnitude
    }
    return (step, change)
  }
}
