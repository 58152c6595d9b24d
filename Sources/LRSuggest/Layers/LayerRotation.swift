/// How far the weights of one layer have turned, and moved, since a training began.
///
/// With *θ₀* the weights at first, *θ* the weights now, and sums over all weights that were added:
///
/// ```
/// distance         r = 1 − ⟨θ₀, θ⟩ / (‖θ₀‖ ‖θ‖)    0: same direction, 1: orthogonal, 2: opposite
/// relative update  u = ‖θ − θ₀‖ / ‖θ₀‖
/// ```
///
/// Networks whose layers all come near a distance of 1 were found to generalise best. That holds
/// for trainings from random weights, not for fine-tuning, and for matrices and filters, not for
/// biases and scales, whose direction says little.
///
/// Weights may come in chunks of any size: the sums are the same to the last bit.
///
/// Source: Carbonnelle and De Vleeschouwer 2019, "Layer rotation", arXiv 1806.01603.
public struct LayerRotation: Sendable, Hashable {
  /// What is kept of the weights so far.
  public private(set) var sums: Sums

  /// Begins without a weight.
  public init() { sums = .none }

  /// Goes on with what was kept.
  ///
  /// - Throws: `LayerRotationError` for sums that are not finite, or squares below zero.
  public init(resuming sums: Sums) throws(LayerRotationError) {
    try sums.check()
    self.sums = sums
  }

  /// Adds weights of the layer.
  ///
  /// An error leaves everything as it was.
  ///
  /// - Parameters:
  ///   - initial: The weights at first, finite.
  ///   - current: The same weights now, in the same order.
  /// - Throws: `LayerRotationError`.
  /// - Complexity: O(*n*).
  public mutating func add(
    initial: [Double], current: [Double]
  ) throws(LayerRotationError) {
    try LayerRotationError.check(initial, "initial")
    try LayerRotationError.check(current, "current", count: initial.count)
    // Going on from the sums so far, number by number, makes chunks leave no trace.
    var dot = sums.dot, change = sums.changeSquare
    var initialSquare = sums.initialSquare, currentSquare = sums.currentSquare
    for (before, now) in zip(initial, current) {
      dot += before * now
      initialSquare += before * before
      currentSquare += now * now
      change += (now - before) * (now - before)
    }
    let total = Sums(
      count: sums.count(adding: initial.count), dot: dot, initialSquare: initialSquare,
      currentSquare: currentSquare, changeSquare: change)
    guard total.areFinite else { throw .sumsOverflow("initial, current") }
    sums = total
  }

  /// Adds the sums of weights whose arrays lie elsewhere, as on an accelerator.
  ///
  /// - Parameters:
  ///   - count: How many weights they sum over.
  ///   - dot: ⟨θ₀, θ⟩.
  ///   - initialSquare: ‖θ₀‖².
  ///   - currentSquare: ‖θ‖².
  ///   - changeSquare: ‖θ − θ₀‖², summed of differences: taken from the other sums, small changes
  ///     would be lost in rounding.
  /// - Throws: `LayerRotationError` for no weights, a sum that is not finite, or a square below
  ///   zero.
  /// - Complexity: O(1).
  public mutating func addSums(
    count: Int, dot: Double, initialSquare: Double, currentSquare: Double, changeSquare: Double
  ) throws(LayerRotationError) {
    guard count > 0 else { throw .countNotPositive(count) }
    let added = Sums(
      count: count, dot: dot, initialSquare: initialSquare, currentSquare: currentSquare,
      changeSquare: changeSquare)
    try added.check()
    let total = Sums(
      count: sums.count(adding: count), dot: sums.dot + dot,
      initialSquare: sums.initialSquare + initialSquare,
      currentSquare: sums.currentSquare + currentSquare,
      changeSquare: sums.changeSquare + changeSquare)
    guard total.areFinite else {
      throw .sumsOverflow("dot, initial_square, current_square, change_square")
    }
    sums = total
  }

  /// The cosine distance from the weights at first, in 0...2; nil where either has no direction,
  /// because all of its weights are zero.
  ///
  /// Weights that have not moved have a distance of exactly 0. Sums that contradict one another, as
  /// those of coarse floats may, yield the nearest possible distance.
  public var distance: Double? {
    let before = sums.initialSquare.squareRoot(), now = sums.currentSquare.squareRoot()
    guard before > 0, now > 0 else { return nil }
    // 1 − cos by the law of cosines where the weights are close: there the quotient of sums, taken
    // from 1, would leave only its rounding.
    let change = sums.changeSquare / before / now
    let stretch = (now - before) / before * ((now - before) / now)
    let found = change < 1 ? (change - stretch) / 2 : 1 - sums.dot / before / now
    return min(max(found, 0), 2)
  }

  /// How far the weights have moved, relative to how large they were; nil where all were zero.
  public var relativeUpdate: Double? {
    guard sums.initialSquare > 0 else { return nil }
    return sums.changeSquare.squareRoot() / sums.initialSquare.squareRoot()
  }
}
