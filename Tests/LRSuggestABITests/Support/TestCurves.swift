import Foundation
import LRSuggest

/// Range tests of several kinds, the same on every machine.
enum TestCurve: String, CaseIterable, Sendable {
  case classic, negative, noElbow, sparse, noisy, secondDescent, uneven, narrow
  case tooFew, notFinite, constant, rising, twoDescents

  var curve: Curve {
    get throws {
      let count =
        switch self {
        case .sparse: 30
        case .tooFew: 5
        default: 100
        }
      let parts = (0..<count).map { Double($0) / Double(count - 1) }
      let rates =
        switch self {
        case .uneven: parts.map { pow(10, -7 + 8 * pow($0, 1.5)) }
        case .narrow: parts.map { pow(10, -4 + 1.5 * $0) }
        default: parts.map { pow(10, -7 + 8 * $0) }
        }
      return try Curve(
        learningRates: rates,
        losses: rates.enumerated().map { step, rate in loss(at: log10(rate), step: step) })
    }
  }

  private func loss(at x: Double, step: Int) -> Double {
    let descent = 0.3 + 2 / (1 + exp(2 * (x + 3))), wall = exp(6 * x)
    func dip(_ x: Double) -> Double { exp(-12 * x * x) }
    let ripple = noise(step)
    return switch self {
    case .classic, .sparse, .uneven, .narrow: (descent + wall) * exp(0.03 * ripple)
    case .negative: descent + wall - 4 + 0.03 * ripple
    case .noElbow: descent * exp(0.03 * ripple)
    case .noisy: (descent + 4 + wall) * exp(0.2 * ripple)
    case .tooFew, .constant: 2.3
    case .notFinite: .nan
    case .rising: exp(3 * (x + 7))
    case .secondDescent: exp(0.5 - 0.5 * dip(x + 4) - dip(x + 3))
    case .twoDescents: exp(0.5 - 0.95 * dip(x + 4) - dip(x + 3))
    }
  }

  /// A number from -1 to 1 that looks like chance.
  private func noise(_ step: Int) -> Double {
    var mixed = UInt64(step + 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-52 - 1
  }
}
