@testable import LRSuggest

/// A range test in closed form, with *x* the log10 of the learning rate:
///
/// ```
/// L(x) = c − a·σ((x − xs)/w) + b·exp((x − xe)/v)
/// ```
///
/// It falls by *a* around *xs* and explodes from about *xe* on. Where its landmarks truly are
/// follows from its derivatives.
struct TextbookCurve: Sendable {
  var level = 2.5, fall = 2.2, center = -3.0, width = 0.4
  var wall = 0.1, wallCenter = -0.6, wallWidth = 0.2

  init() {}

  /// A random one that falls to between a tenth and a third of its start.
  init(random: inout SplitMix64) {
    fall = random.between(0.5, 3)
    level = fall * random.between(1.1, 1.6)
    center = random.between(-4, -2.5)
    width = random.between(0.2, 0.5)
    wall = 0.05 * fall
    wallCenter = random.between(-0.8, 0.3)
    wallWidth = random.between(0.15, 0.3)
  }

  func loss(_ x: Double) -> Double {
    level - fall * logistic((x - center) / width) + wallHeight(x)
  }

  func curve(_ count: Int, from start: Double = 1e-7) throws -> Curve {
    let rates = Rates.geometric(count, from: start)
    return try Curve(learningRates: rates, losses: rates.map { loss(Elementary.log10($0)) })
  }

  /// With noise in proportion to the loss.
  func curve(_ count: Int, noise: Double, _ random: inout SplitMix64) throws -> Curve {
    let clean = try curve(count)
    return try Curve(
      learningRates: clean.learningRates, losses: clean.losses.map { $0 * random.lognormal(noise) })
  }

  /// Where the loss is lowest: *L′ = 0* past the middle of the descent.
  var minimum: Double { root(center, 1) { slope($0) } }

  /// Where the loss falls fastest: *L″ = 0* around the middle of the descent.
  var steepest: Double {
    root(center - 1, center + 0.5) { x in slope(x + 1e-4) - slope(x - 1e-4) }
  }

  /// Where a tenth of the drop of the logarithm is reached.
  var descentStart: Double {
    let drop = logarithm(-7) - logarithm(minimum)
    return root(-7, minimum) { logarithm($0) - (logarithm(-7) - 0.1 * drop) }
  }

  /// Where the logarithm has climbed by a tenth of the drop past the minimum.
  var elbow: Double {
    let drop = logarithm(-7) - logarithm(minimum)
    return root(minimum, 1) { logarithm($0) - logarithm(minimum) - 0.1 * drop }
  }

  private func wallHeight(_ x: Double) -> Double {
    wall * Elementary.exp(min(600, (x - wallCenter) / wallWidth))
  }

  private func slope(_ x: Double) -> Double {
    let share = logistic((x - center) / width)
    return -fall / width * share * (1 - share) + wallHeight(x) / wallWidth
  }

  /// With the floor of the logarithm, a thousandth of the loss at the start.
  private func logarithm(_ x: Double) -> Double { Elementary.log(loss(x) + 1e-3 * loss(-7)) }

  private func root(_ low: Double, _ high: Double, _ function: (Double) -> Double) -> Double {
    var low = low, high = high
    let sign = function(low) > 0
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if (function(middle) > 0) == sign { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
