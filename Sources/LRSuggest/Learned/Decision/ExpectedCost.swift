/// Turns a distribution into one rate: the one that is expected to lose least.
///
/// ```
/// E(c) = Σₖ pₖ · C(c − oₖ)
/// ```
///
/// where *oₖ* are the offsets of the distribution and *C(d)* is the mean regret of trainings at *d*
/// decades from the middle of their good rates. A rate too high costs more than one too low, so the
/// answer lies below the middle of a wide distribution.
struct ExpectedCost: Sendable {
  /// Candidates lie twice as close as bins.
  static let spacing = OffsetDistribution.spacing / 2
  /// The costs of distances from −4 to 4 decades.
  static let places = 4 * (OffsetDistribution.count - 1) + 1

  private let oneCycle: [Double]
  private let constant: [Double]
  private let decaying: [Double]

  /// Takes the costs of both schedules that were measured; the others, which were not, cost what
  /// lies half way between them. Nil where a count is another.
  init?(oneCycle: [Double], constant: [Double]) {
    guard oneCycle.count == Self.places, constant.count == Self.places else { return nil }
    self.oneCycle = oneCycle
    self.constant = constant
    decaying = zip(oneCycle, constant).map { ($0 + $1) / 2 }
  }

  /// The offset with the smallest expected cost, the lowest of several.
  ///
  /// Around the best candidate the costs are taken for a parabola, whose vertex is the answer: it
  /// lies within half a step of the candidate.
  ///
  /// - Complexity: O(81 · 41).
  func offset(for distribution: OffsetDistribution, under schedule: Schedule) -> Double {
    let costs = expected(distribution.probabilities, costs: costs(under: schedule))
    let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    let offset = OffsetDistribution.offset(of: 0) + Self.spacing * Double(best)
    guard best > 0, best + 1 < costs.count else { return offset }
    let left = costs[best - 1], middle = costs[best], right = costs[best + 1]
    let bend = left - 2 * middle + right
    guard bend > 0 else { return offset }
    return offset + Self.spacing * max(-0.5, min(0.5 * (left - right) / bend, 0.5))
  }

  private func costs(under schedule: Schedule) -> [Double] {
    switch schedule {
    case .oneCycle: oneCycle
    case .constant: constant
    case .linear, .cosine: decaying
    }
  }

  /// Of each candidate. Distances are whole steps of the table: *c − o* is candidate less two times
  /// bin, from −80 to 80 steps.
  private func expected(_ probabilities: [Double], costs: [Double]) -> [Double] {
    let last = OffsetDistribution.count - 1
    return (0...(2 * last)).map { candidate in
      probabilities.prefix(last + 1).enumerated().reduce(0) { sum, bin in
        sum + bin.element * costs[candidate - 2 * bin.offset + 2 * last]
      }
    }
  }
}
