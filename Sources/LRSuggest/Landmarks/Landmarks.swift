/// The landmarks of one curve; each may be missing.
public struct Landmarks: Sendable, Hashable {
  private var found: [Landmark?]

  /// A set without landmarks.
  init() { found = Landmark.Kind.allCases.map { _ in nil } }

  /// The landmark of a kind, or nil where the curve has none.
  public internal(set) subscript(kind: Landmark.Kind) -> Landmark? {
    get { Landmark.Kind.allCases.firstIndex(of: kind).flatMap { found[$0] } }
    set {
      guard let index = Landmark.Kind.allCases.firstIndex(of: kind) else { return }
      found[index] = newValue
    }
  }

  /// The landmarks this curve has, from the lowest rate to the highest.
  public var all: [Landmark] {
    found.compactMap { $0 }.sorted { $0.learningRate < $1.learningRate }
  }

  /// Where the loss begins to fall: the last rate, before the minimum, at which the smooth curve
  /// has fallen by a tenth of the whole drop.
  public var descentStart: Landmark? { self[.descentStart] }
  /// Where the smooth loss falls most per decade, between its descent's start and its minimum.
  public var steepest: Landmark? { self[.steepest] }
  /// fastai's valley point of the averaged losses.
  public var valley: Landmark? { self[.valley] }
  /// Where the smooth curve is lowest; on a plateau, where that begins.
  public var minimum: Landmark? { self[.minimum] }
  /// The last rate before the loss rises for good: where the smooth curve, past its minimum, has
  /// climbed by a tenth of the drop (by a twentieth of the loss if there was none); the last rate
  /// that was read, where a sweep was stopped before that. Missing when the loss never rises.
  public var elbow: Landmark? { self[.elbow] }
}
