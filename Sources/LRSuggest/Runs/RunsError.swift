/// Why curves cannot be read as runs of one problem.
public enum RunsError: Error, Sendable, Hashable {
  /// Not 2 to `Runs.maximumCount` curves.
  case count(Int)
  /// One run begins above the rate at which another ends.
  case noOverlap(index: Int, start: Double, other: Int, end: Double)
}

extension RunsError: CustomStringConvertible {
  /// One sentence naming the argument, the index and the value.
  public var description: String {
    switch self {
    case .count(let count):
      "runs has \(count) curves: 2 to \(Runs.maximumCount) are needed"
    case .noOverlap(let index, let start, let other, let end):
      "runs[\(index)] begins at \(NumberText.exact(start)), above \(NumberText.exact(end)), where"
        + " runs[\(other)] ends: all runs must share a range of learning rates"
    }
  }
}
