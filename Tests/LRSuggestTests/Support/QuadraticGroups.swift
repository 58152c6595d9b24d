@testable import LRSuggest

/// The training of independent quadratics, ½ λ‖θ − θ*‖² for each group, while the rate grows.
struct QuadraticGroups {
  /// λ of each group.
  var curvatures: [Double]
  /// How many weights a group has.
  var size = 8
  /// How far each weight is from its optimum at first, times a normal number.
  var distances: [Double]
  /// How far each batch moves each optimum, times a normal number.
  var noise = 0.0
  /// The part of the last update that is made again: SGD with momentum.
  var momentum = 0.0
  /// The rate of each group as a multiple of the sweep's.
  var ratios: [Double]?
  /// Whether gradients after the update, and along the update before, are summed.
  var hasAfter = true, hasPrevious = true

  var names: [String] { curvatures.indices.map { "group \($0)" } }

  /// One step: the loss of its batch and the expected one, both before the update.
  struct Step {
    let rate: Double
    let loss: Double
    let expected: Double
    let groups: [GroupStep]
  }

  /// Trains with one step at each rate; returns what was recorded, and the expected losses before
  /// the steps.
  func swept(_ rates: [Double], seed: Int = 1) throws -> (sweep: GroupSweep, losses: [Double]) {
    var sweep = try GroupSweep(groups: names, ratios: ratios)
    let steps = trained(rates, seed: seed)
    for step in steps {
      try sweep.record(learningRate: step.rate, loss: step.loss, steps: step.groups)
    }
    return (sweep, steps.map(\.expected))
  }

  /// Trains with one step at each rate, until the loss explodes.
  func trained(_ rates: [Double], seed: Int = 1) -> [Step] {
    var random = SplitMix64(seed: seed)
    var weights = distances.map { distance in
      (0..<size).map { _ in distance * random.normal() }
    }
    var velocities = weights.map { $0.map { _ in 0.0 } }
    var updates = velocities
    var steps: [Step] = []
    for (index, rate) in rates.enumerated() {
      let shifts = weights.map { $0.map { _ in noise * random.normal() } }
      var loss = 0.0, expected = 0.0
      var groups: [GroupStep] = []
      for (group, curvature) in curvatures.enumerated() {
        let before = weights[group]
        let gradient = zip(before, shifts[group]).map { curvature * ($0 - $1) }
        expected += 0.5 * curvature * dot(before, before)
        loss += 0.5 / curvature * dot(gradient, gradient)
        velocities[group] = zip(velocities[group], gradient).map { momentum * $0 + $1 }
        let own = rate * (ratios?[group] ?? 1)
        let update = velocities[group].map { -own * $0 }
        let after = zip(gradient, update).map { $0 + curvature * $1 }
        groups.append(
          GroupStep(
            gradientStep: dot(gradient, update),
            previousStep: index > 0 && hasPrevious ? dot(gradient, updates[group]) : .nan,
            afterStep: hasAfter ? dot(after, update) : .nan, stepSquare: dot(update, update),
            weightSquare: dot(before, before), gradientSquare: dot(gradient, gradient)))
        weights[group] = zip(before, update).map(+)
        updates[group] = update
      }
      guard loss.isFinite, loss < 1e12 else { break }
      steps.append(Step(rate: rate, loss: loss, expected: expected, groups: groups))
    }
    return steps
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
