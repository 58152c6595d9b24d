/// How the number of epochs moves the ends of a range around a suggestion, in decades.
///
/// ```
/// low + closer − down·d²      high − closer + up·d²      d = max(0, log10(epochs / 10))
/// ```
///
/// The more often a training sees its rows, the further the good rates lie from the suggestion,
/// mostly below it, where held-out loss over-fits less. Chosen so that the ranges hold the middle
/// of the good rates as often as they promise in every class of epochs, and not only over all
/// trainings together: `make quality` says how often, by epochs. Beyond 300 they rest on few
/// trainings, of four data sets.
struct EpochReach: Sendable, Hashable {
  /// How much closer the lower end is, where the epochs are known and few.
  let closerBelow: Double
  /// How much closer the upper end is then.
  let closerAbove: Double
  /// How far the lower end goes down with the square of the decades beyond ten epochs.
  let down: Double
  /// How far the upper end goes up.
  let up: Double

  static let interval = EpochReach(closerBelow: 0.1, closerAbove: 0.05, down: 0.4, up: 0.2)
  static let search = EpochReach(closerBelow: 0.2, closerAbove: 0.05, down: 0.4, up: 0.15)

  /// What is added to the lower end; 0 where the epochs are not known.
  func low(epochs: Double?) -> Double { epochs.map { closerBelow - down * Self.square($0) } ?? 0 }

  /// What is added to the upper end; 0 where the epochs are not known.
  func high(epochs: Double?) -> Double { epochs.map { up * Self.square($0) - closerAbove } ?? 0 }

  private static func square(_ epochs: Double) -> Double {
    let decades = Calibration.decades(ofEpochs: epochs)
    return decades * decades
  }
}
