/// How well the place of a landmark is known.
public struct LandmarkInterval: Sendable, Hashable {
  /// The lower end of the 80 % interval, a learning rate.
  public let low: Double
  /// The upper end.
  public let high: Double
  /// The share of the sampled curves that have such a landmark, from 0 to 1.
  public let probability: Double
}

/// The intervals of one curve's landmarks; each is missing where its landmark is.
public struct LandmarkIntervals: Sendable, Hashable {
  private var found: [LandmarkInterval?]

  /// A set without intervals.
  init() { found = Landmark.Kind.allCases.map { _ in nil } }

  /// The interval of a landmark, or nil where the curve has none of that kind, or too few points.
  public internal(set) subscript(kind: Landmark.Kind) -> LandmarkInterval? {
    get { Landmark.Kind.allCases.firstIndex(of: kind).flatMap { found[$0] } }
    set {
      guard let index = Landmark.Kind.allCases.firstIndex(of: kind) else { return }
      found[index] = newValue
    }
  }
}
