@testable import LRSuggest

/// Random curves made to break things: every valid curve is allowed.
enum HostileCurve {
  static func random(_ random: inout SplitMix64) throws -> Curve {
    let rates = Self.rates(&random)
    return try Curve(learningRates: rates, losses: losses(rates.count, &random))
  }

  private static func rates(_ random: inout SplitMix64) -> [Double] {
    let least = Double.leastNonzeroMagnitude
    // Long curves are slow and break nothing that short ones do not.
    let count = 1 + random.below(random.below(6) == 0 ? 300 : 60)
    switch random.below(6) {
    case 0: return Rates.geometric(count)
    case 1: return increasing(Rates.geometric(count, from: least, to: 1e-300))
    case 2: return increasing(Rates.geometric(count, from: 1e290, to: 1.79e308))
    case 3: return neighbours(of: random.pick([least, 1e-3, 1, 1e300]), count)
    case 4: return increasing(Rates.even(count, from: 1e-7, to: 10))
    default:
      var position = random.between(-300, 0)
      let rates = (0..<count).map { _ in
        position += 1e-9 + Elementary.pow(random.unit(), 20) * 5
        return Elementary.exp10(position)
      }
      return increasing(rates)
    }
  }

  private static func neighbours(of first: Double, _ count: Int) -> [Double] {
    var rate = first
    return (0..<count).map { _ in
      defer { rate = rate.nextUp }
      return rate
    }
  }

  private static func increasing(_ rates: [Double]) -> [Double] {
    var kept: [Double] = []
    for rate in rates where rate.isFinite && rate > kept.last ?? 0 { kept.append(rate) }
    return kept
  }

  private static func losses(_ count: Int, _ random: inout SplitMix64) -> [Double] {
    let largest = Double.greatestFiniteMagnitude, least = Double.leastNonzeroMagnitude
    let odd: [Double] = [
      .nan, .infinity, -.infinity, 1e308, -1e308, largest, -largest, least, -least, 0, -0.0, 1,
    ]
    let share = random.pick([0, 0, 0.01, 0.1, 1])
    let scale = Elementary.exp10(random.between(-300, 300))
    let kind = random.below(6)
    var level = 0.0
    return (0..<count).map { step in
      if random.unit() < share { return random.pick(odd) }
      let part = Double(step) / Double(count)
      level += random.normal()
      switch kind {
      case 0: return scale * random.lognormal(1)
      case 1: return scale * (0.1 + logistic(10 - 20 * part) + Elementary.exp(30 * part - 25))
      case 2: return scale
      case 3: return scale * level
      case 4: return -scale * part
      default: return Elementary.exp10(random.between(-320, 308)) * random.pick([1, 1, -1])
      }
    }
  }
}
