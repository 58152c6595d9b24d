/// The range of each feature over the curves that the networks were trained on.
struct LearnedSupport: Sendable {
  private let limits: [ClosedRange<Float>]

  /// Takes the least and the largest of each of the 31 features; nil where they are no ranges.
  init?(_ numbers: [Double]) {
    guard numbers.count == 2 * FrameFeatures.count else { return nil }
    var limits: [ClosedRange<Float>] = []
    for index in 0..<FrameFeatures.count {
      let least = Float(numbers[2 * index]), largest = Float(numbers[2 * index + 1])
      guard least <= largest else { return nil }
      limits.append(least...largest)
    }
    self.limits = limits
  }

  /// Whether no feature lies outside of what was seen.
  func holds(_ features: [Float]) -> Bool {
    features.count == limits.count && zip(limits, features).allSatisfy { $0.contains($1) }
  }
}
