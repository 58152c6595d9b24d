/// Where the best learning rate may lie: probabilities of 41 offsets from an anchor, −2 to 2
/// decades by 0.1.
struct OffsetDistribution: Sendable, Hashable {
  static let count = 41
  static let spacing = 0.1
  private static let first = -2.0

  /// log10 of the rate that offsets are measured from.
  let anchor: Double
  /// Of each offset; they add up to 1.
  let probabilities: [Double]

  /// The decades from the anchor to a bin.
  static func offset(of bin: Int) -> Double { first + spacing * Double(bin) }

  /// The probabilities *softmax(logits / temperature)*; nil where there are not 41 finite logits.
  init?(anchor: Double, logits: [Float], temperature: Double) {
    guard logits.count == Self.count, let largest = logits.max(), temperature > 0,
      logits.allSatisfy({ $0.isFinite }), anchor.isFinite
    else { return nil }
    let powers = logits.map { Elementary.exp((Double($0) - Double(largest)) / temperature) }
    let sum = powers.reduce(0, +)
    self.anchor = anchor
    probabilities = powers.map { $0 / sum }
  }

  private init(anchor: Double, probabilities: [Double]) {
    self.anchor = anchor
    self.probabilities = probabilities
  }

  /// The mean of distributions, moved to the anchor of the first; nil where there is none.
  static func mean(of distributions: [OffsetDistribution]) -> OffsetDistribution? {
    mean(of: distributions, weights: distributions.map { _ in 1 })
  }

  /// The weighted mean of distributions, moved to the anchor of the first.
  ///
  /// - Returns: Nil where there is none, or no weight is positive. Weights below 0 count as 0.
  static func mean(
    of distributions: [OffsetDistribution], weights: [Double]
  ) -> OffsetDistribution? {
    guard let anchor = distributions.first?.anchor else { return nil }
    var sums = [Double](repeating: 0, count: count), total = 0.0
    for (distribution, weight) in zip(distributions, weights) where weight > 0 {
      total += weight
      for (bin, probability) in distribution.moved(to: anchor).probabilities.enumerated() {
        sums[bin] += weight * probability
      }
    }
    guard total > 0 else { return nil }
    return OffsetDistribution(anchor: anchor, probabilities: sums.map { $0 / total })
  }

  /// The same rates measured from another anchor. What lies between two bins is split between
  /// them, in proportion to how near they are; what lies beyond the ends goes to the end bins.
  func moved(to target: Double) -> OffsetDistribution {
    guard target != anchor, target.isFinite else { return self }
    var moved = [Double](repeating: 0, count: Self.count)
    for (bin, probability) in probabilities.enumerated() {
      let place = Double(bin) + (anchor - target) / Self.spacing
      let inside = max(0, min(place, Double(Self.count - 1)))
      let left = Int(exactly: inside.rounded(.down)) ?? 0, share = inside - Double(left)
      moved[left] += (1 - share) * probability
      if left + 1 < Self.count { moved[left + 1] += share * probability }
    }
    return OffsetDistribution(anchor: target, probabilities: moved)
  }

  /// The mean offset, in decades.
  var mean: Double {
    probabilities.enumerated().reduce(0) { $0 + $1.element * Self.offset(of: $1.offset) }
  }

  /// The standard deviation of the offset, in decades.
  var deviation: Double {
    let mean = mean
    let variance = probabilities.enumerated().reduce(0.0) { sum, bin in
      let distance = Self.offset(of: bin.offset) - mean
      return sum + bin.element * distance * distance
    }
    return max(0, variance).squareRoot()
  }

  /// The offset below which a share of the mass lies, each bin being spread evenly over its width.
  func quantile(_ share: Double) -> Double {
    var below = 0.0
    for (bin, probability) in probabilities.enumerated() {
      if below + probability >= share, probability > 0 {
        let part = max(0, min((share - below) / probability, 1))
        return Self.offset(of: bin) + Self.spacing * (part - 0.5)
      }
      below += probability
    }
    return Self.offset(of: Self.count - 1) + Self.spacing / 2
  }
}
