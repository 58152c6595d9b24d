/// How the learning rates of a sweep are spaced.
public enum SweepMode: String, Sendable, Hashable, CaseIterable, NamedChoice {
  /// Equal ratios: the same number of steps for every decade.
  case exponential
  /// Equal differences.
  case linear

  static let argumentName = "mode"

  /// Finds a mode by its name: `exponential` or `linear`.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }
}

/// The learning rates of a range test, from the first to exactly the last.
///
/// Step *k* of *n* uses
///
/// ```
/// start · (end/start)^(k/(n−1))      exponential
/// start + (end − start)·k/(n−1)      linear
/// ```
///
/// Both ends are used as given and no rate lies outside them. The rates increase strictly.
public struct SweepSchedule: Sendable, Hashable {
  /// The first rate.
  public let start: Double
  /// The last rate.
  public let end: Double
  /// The number of rates, both ends included.
  public let count: Int
  /// The spacing.
  public let mode: SweepMode

  /// Checks a schedule. The defaults are fastai's: eight decades in a hundred steps.
  ///
  /// - Throws: `SweepError` when the rates would not be positive, finite and strictly increasing,
  ///   or the count lies outside 2 to `Curve.maximumCount`.
  public init(
    start: Double = 1e-7, end: Double = 10, count: Int = 100, mode: SweepMode = .exponential
  ) throws(SweepError) {
    // Below the normal numbers neighbouring doubles lie too far apart to space rates evenly.
    guard start.isNormal, start > 0 else { throw .invalidStart(start) }
    guard end.isFinite, end > 0 else { throw .invalidEnd(end) }
    guard start < end else { throw .startNotBelowEnd(start: start, end: end) }
    guard (2...Curve.maximumCount).contains(count) else { throw .invalidCount(count) }
    let spacing =
      mode == .exponential
      ? (Elementary.log(end) - Elementary.log(start)) / Double(count - 1)
      : (end / 2 - start / 2) / (end / 2) / Double(count - 1)
    // Rounding moves a rate by at most some 10⁻¹³ of itself; neighbours must lie well apart.
    guard spacing > 1e-11 else { throw .rangeTooNarrow(start: start, end: end, count: count) }
    self.start = start
    self.end = end
    self.count = count
    self.mode = mode
  }

  /// The rate of a step; nil outside `0..<count`. O(1).
  public func learningRate(at step: Int) -> Double? {
    guard step >= 0, step < count else { return nil }
    if step == 0 { return start }
    if step == count - 1 { return end }
    let part = Double(step) / Double(count - 1)
    let rate =
      switch mode {
      case .exponential:
        Elementary.exp((1 - part) * Elementary.log(start) + part * Elementary.log(end))
      case .linear:
        (1 - part) * start + part * end
      }
    return max(start, min(rate, end))
  }
}
