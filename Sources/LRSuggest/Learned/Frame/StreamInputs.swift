/// Turns a running range test into the inputs of the recurrent network, one block of losses at a
/// time.
///
/// Points are gathered until they span a twentieth of a decade, so that a sweep of 10⁶ steps makes
/// as many blocks as one of 200. An exponential average follows the means of the blocks with a
/// memory of a fifth of a decade. Nothing depends on the learning rate itself or on the scale of
/// the loss, and nothing on what comes later. O(1) a loss, and nothing is kept of it.
public struct StreamInputs: Sendable, Hashable {
  /// The numbers of a row.
  public static let width = 7

  /// The logarithm of the rate at which the average was lowest so far: what an estimate made now is
  /// measured from. Nil before the first block.
  public private(set) var anchor: Double?

  private var block = Block()
  private var lastEnd: Double?
  private var average = 0.0
  private var first = 0.0
  private var lowest = 0.0
  private var highest = 0.0
  private var noise = 0.0
  private var previous = 0.0
  private var count = 0

  /// A twentieth of a decade, but for rounding: of rates that lie so far apart each is a block.
  private static let span = 0.05 - 1e-9
  private static let memory = 0.2
  /// How far above the start a block can count, in units of the range and the noise so far.
  private static let ceiling = 3.0
  /// Blocks before that, in which these are hardly known.
  private static let warmUp = 5

  /// Begins with nothing.
  public init() {}

  /// Takes the next loss and its rate, larger than the last one; a row when it completes a block.
  ///
  /// Nil, and nothing changes, for a loss or rate that is not finite and for a rate that is not
  /// positive: the caller ends the sweep there.
  public mutating func record(learningRate: Double, loss: Double) -> [Float]? {
    let x = Elementary.log10(learningRate)
    guard loss.isFinite, x.isFinite else { return nil }
    block.add(x: x, loss: loss)
    let start = lastEnd ?? block.first
    guard lastEnd == nil || x - start >= Self.span else { return nil }
    let row = complete(block, width: lastEnd == nil ? nil : x - start)
    block = Block()
    lastEnd = x
    return row
  }

  private mutating func complete(_ block: Block, width: Double?) -> [Float] {
    let mean = block.meanLoss, x = block.meanX
    guard let width, let oldAnchor = anchor else {
      (average, first, lowest, highest, previous, anchor, count) = (
        mean, mean, mean, mean, mean, x, 1
      )
      return [Float](repeating: 0, count: Self.width)
    }
    let limit = first + Self.ceiling * max(highest - lowest, noise)
    let value = count >= Self.warmUp ? min(mean, limit) : mean
    noise += ((value - previous).magnitude - noise) / Double(min(count, 10))
    average += (1 - Elementary.exp(-width / Self.memory)) * (value - average)
    previous = value
    count += 1
    highest = max(highest, average)
    var anchor = oldAnchor
    if average < lowest { (lowest, anchor) = (average, x) }
    self.anchor = anchor
    return row(value: value, width: width, sinceLowest: x - anchor)
  }

  /// Seven numbers: the width of the block, three heights, the decades since the lowest average,
  /// the range over the noise, and the factor by which the loss has fallen.
  private func row(value: Double, width: Double, sinceLowest: Double) -> [Float] {
    let range = highest - lowest, scale = range + noise
    func height(_ difference: Double, _ limits: ClosedRange<Double>) -> Float {
      scale > 0 ? (difference / scale).clipped(to: limits) : 0
    }
    let clarity = noise > 0 && range > 0 ? Elementary.log10(range / noise) : 0
    let fall = first > 0 && average > 0 ? Elementary.log(first / average) : 0
    return [
      Elementary.log10(width / Calibration.spacing).clipped(to: -1...1),
      height(average - lowest, 0...1),
      height(value - average, -3...3),
      height(first - average, -2...2),
      (0.5 * sinceLowest).clipped(to: 0...2),
      (0.5 * clarity).clipped(to: -0.5...1.5),
      (0.5 * fall).clipped(to: -2...2),
    ]
  }

  /// The points since the last row.
  private struct Block: Hashable {
    var first = 0.0
    var meanX = 0.0
    var meanLoss = 0.0
    private var count = 0.0

    mutating func add(x: Double, loss: Double) {
      if count == 0 { first = x }
      count += 1
      meanX += (x - meanX) / count
      meanLoss += (loss / count - meanLoss / count)
    }
  }
}
