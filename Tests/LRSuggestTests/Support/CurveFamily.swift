@testable import LRSuggest

/// Twelve kinds of range tests, from textbook to broken.
enum CurveFamily: String, CaseIterable, Sendable {
  case classic, heavyNoise, flat, constant, earlySpike, nanTail, infiniteTail, rising, negative
  case plateau, randomWalk, twoDips

  /// A curve of this kind; the same for the same seed.
  func curve(seed: Int, count: Int? = nil) throws -> Curve {
    var random = SplitMix64(seed: 1000 * seed + rawValue.count)
    let count = count ?? 20 + random.below(100)
    let rates = Rates.geometric(count)
    var losses = rates.map { clean(at: Elementary.log10($0)) * random.lognormal(noise) }
    decorate(&losses, &random)
    return try Curve(learningRates: rates, losses: losses)
  }

  private var noise: Double {
    switch self {
    case .heavyNoise: 0.5
    case .constant: 0
    default: 0.05
    }
  }

  private func clean(at x: Double) -> Double {
    let descent = 0.3 + 2 * logistic(-2 * (x + 3))
    let wall = Elementary.exp(min(300, 6 * x))
    return switch self {
    case .classic, .heavyNoise, .earlySpike, .nanTail, .infiniteTail: descent + wall
    case .flat, .constant: 2.3
    case .rising: 1 + Elementary.exp(x + 3)
    case .negative: descent + wall - 4
    case .plateau: 0.3 + logistic(-5 * (x + 5)) + logistic(-5 * (x + 1)) + wall
    case .randomWalk: 1
    case .twoDips: 2 - bump(x + 4) - 1.2 * bump(x + 3) + wall
    }
  }

  private func bump(_ x: Double) -> Double { Elementary.exp(-12 * x * x) }

  private func decorate(_ losses: inout [Double], _ random: inout SplitMix64) {
    let tail = losses.count - losses.count / 8
    switch self {
    case .earlySpike: losses[random.below(losses.count / 4)] *= 20
    case .nanTail: for index in tail..<losses.count { losses[index] = .nan }
    case .infiniteTail: for index in tail..<losses.count { losses[index] = .infinity }
    case .randomWalk:
      var level = 5.0
      for index in losses.indices {
        level += 0.3 * random.normal()
        losses[index] = level
      }
    default: break
    }
  }
}
