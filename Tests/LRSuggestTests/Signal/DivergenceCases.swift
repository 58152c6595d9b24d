@testable import LRSuggest

/// Losses of a training that does nothing, at several scales.
enum Noise: CaseIterable, Sendable {
  case lognormalSmall, lognormal, lognormalLarge, chiSquare4, chiSquare16, normal, negativeNormal

  func draw(_ random: inout SplitMix64) -> Double {
    switch self {
    case .lognormalSmall: 1e-6 * random.lognormal(0.01)
    case .lognormal: 2.3 * random.lognormal(0.1)
    case .lognormalLarge: 1e6 * random.lognormal(0.7)
    case .chiSquare4: 0.7 * random.chiSquare(4)
    case .chiSquare16: 700 * random.chiSquare(16)
    case .normal: 5 + 0.3 * random.normal()
    case .negativeNormal: -5 + 0.3 * random.normal()
    }
  }
}

/// Losses of a training that learns and then diverges.
enum Explosion: CaseIterable, Sendable {
  /// Without bound.
  case unbounded
  /// Levelling off at this multiple of the start.
  case toStart, to1_3, to3
  /// With negative losses.
  case negative, negativeLevelling, fallingBelowZero

  func loss(at x: Double, noise: Double, _ random: inout SplitMix64) -> Double {
    let descent = 1 - 0.7 * logistic(2.5 * (x + 3))
    let wall = descent + 0.05 * Elementary.exp(min(100, 6 * (x + 0.5)))
    func levelling(at top: Double) -> Double {
      descent + (top - descent) * logistic(12 * (x + 0.7))
    }
    return switch self {
    case .unbounded: 2.3 * wall * random.lognormal(noise)
    case .toStart: 2.3 * levelling(at: 1) * random.lognormal(noise)
    case .to1_3: 2.3 * levelling(at: 1.3) * random.lognormal(noise)
    case .to3: 2.3 * levelling(at: 3) * random.lognormal(noise)
    case .negative: 3 * (wall + noise * random.normal()) - 5
    // Positive at first, then negative, and levelling off there: no logarithm would notice.
    case .fallingBelowZero: 3 * (levelling(at: 0.8) + noise / 2 * random.normal()) - 2.5
    case .negativeLevelling: 3 * (levelling(at: 1.3) + noise / 2 * random.normal()) - 5
    }
  }
}
