extension Smoother {
  /// Parameters of a smoother as callers from other languages pass them; nil is the default.
  public struct Parameters: Sendable, Hashable {
    /// The memory of an EMA: at least 0, below 1.
    public var beta: Double?
    /// A number of losses; odd for those that look both ways.
    public var window: Int?
    /// The degree of a polynomial.
    public var order: Int?
    /// The penalty on curvature, of the spline or of Whittaker's smoother.
    public var penalty: Double?

    /// Collects parameters.
    public init(
      beta: Double? = nil, window: Int? = nil, order: Int? = nil, penalty: Double? = nil
    ) {
      self.beta = beta
      self.window = window
      self.order = order
      self.penalty = penalty
    }
  }

  /// Makes a smoother of a kind; what is not given has the default of its case.
  ///
  /// - Throws: `SmootherError` for a parameter outside its range, or one this kind does not have.
  public init(_ kind: Kind, _ parameters: Parameters = Parameters()) throws(SmootherError) {
    let (beta, window) = (parameters.beta, parameters.window)
    var used: [String] = []
    switch kind {
    case .whittaker:
      used = ["penalty"]
      guard let penalty = parameters.penalty else {
        self = .whittaker()
        break
      }
      guard let smoothing = try? Smoothing(penalty: penalty) else {
        throw .penaltyOutside(penalty, largest: SmoothingError.largestPenalty)
      }
      self = .whittaker(smoothing)
    case .movingAverage:
      used = ["window"]
      self = window.map { .movingAverage(window: $0) } ?? .movingAverage()
    case .centeredMovingAverage:
      used = ["window"]
      self = window.map { .centeredMovingAverage(window: $0) } ?? .centeredMovingAverage()
    case .ema:
      used = ["beta"]
      self = beta.map { .ema(beta: $0) } ?? .ema()
    case .emaUncorrected:
      used = ["beta"]
      self = beta.map { .emaUncorrected(beta: $0) } ?? .emaUncorrected()
    case .emaFirstValue:
      used = ["beta"]
      self = beta.map { .emaFirstValue(beta: $0) } ?? .emaFirstValue()
    case .spline:
      used = ["penalty"]
      self = .spline(penalty: parameters.penalty)
    case .emaSpline:
      used = ["beta", "penalty"]
      let penalty = parameters.penalty
      self = beta.map { .emaSpline(beta: $0, penalty: penalty) } ?? .emaSpline(penalty: penalty)
    case .savitzkyGolay:
      used = ["window", "order"]
      let plain = (window: 21, order: 2)
      self = .savitzkyGolay(
        window: window ?? plain.window, order: parameters.order ?? plain.order)
    }
    for name in parameters.given where !used.contains(name) {
      throw .unusedParameter(name, kind: kind)
    }
    try check()
  }

  /// Throws unless every parameter makes sense by itself.
  func check() throws(SmootherError) {
    switch self {
    case .whittaker: break
    case .movingAverage(let window): try Self.check(window: window)
    case .centeredMovingAverage(let window): try Self.check(oddWindow: window)
    case .ema(let beta), .emaUncorrected(let beta), .emaFirstValue(let beta):
      try Self.check(beta: beta)
    case .spline(let penalty): try Self.check(penalty: penalty)
    case .emaSpline(let beta, let penalty):
      try Self.check(beta: beta)
      try Self.check(penalty: penalty)
    case .savitzkyGolay(let window, let order):
      try Self.check(oddWindow: window)
      let largest = min(SavitzkyGolay.largestOrder, window - 1)
      guard (0...largest).contains(order) else {
        throw .orderOutside(order, largest: largest)
      }
    }
  }

  private static func check(beta: Double) throws(SmootherError) {
    guard beta >= 0, beta < 1 else { throw .betaOutside(beta) }
  }

  private static func check(window: Int) throws(SmootherError) {
    guard window > 0 else { throw .windowNotPositive(window) }
  }

  private static func check(oddWindow window: Int) throws(SmootherError) {
    try check(window: window)
    guard window % 2 == 1 else { throw .windowEven(window) }
  }

  private static func check(penalty: Double?) throws(SmootherError) {
    guard let penalty else { return }
    guard penalty >= 0, penalty <= SmoothingSpline.largestPenalty else {
      throw .penaltyOutside(penalty, largest: SmoothingSpline.largestPenalty)
    }
  }
}

extension Smoother.Parameters {
  /// The names of the parameters that are given.
  fileprivate var given: [String] {
    [
      beta.map { _ in "beta" }, window.map { _ in "window" }, order.map { _ in "order" },
      penalty.map { _ in "penalty" },
    ].compactMap { $0 }
  }
}
