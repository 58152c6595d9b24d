/// A point of a range test that carries a name.
public struct Landmark: Sendable, Hashable {
  /// The kinds of landmarks, in the order of the C interface.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Where the loss begins to fall.
    case descentStart = "descent_start"
    /// Where the smooth curve falls most per decade.
    case steepest
    /// fastai's valley point of the averaged losses.
    case valley
    /// Where the smooth curve is lowest.
    case minimum
    /// The last rate before the loss rises for good.
    case elbow
  }

  /// What it marks.
  public let kind: Kind
  /// The index of the nearest point of the curve.
  public let index: Int
  /// Where it lies.
  public let learningRate: Double
  /// The height of the smooth curve there, in units of the loss.
  public let loss: Double
}
