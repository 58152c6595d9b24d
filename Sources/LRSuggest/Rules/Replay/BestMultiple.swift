/// The stop rule of most libraries: the sweep ends at the first loss above a multiple of the best.
///
/// The best is updated first. A negative loss is above any multiple of itself, so losses that go
/// below zero end the sweep there. A NaN is neither better nor above anything: it ends a sweep only
/// where a library asks for it.
struct BestMultiple<Value: BinaryFloatingPoint & Sendable>: Sendable, Hashable {
  private let factor: Value
  private var best: Value?

  init(factor: Value) { self.factor = factor }

  /// Takes the next loss; true when it is above the multiple. O(1).
  mutating func isExceeded(by loss: Value) -> Bool {
    var lowest = best ?? loss
    if loss < lowest { lowest = loss }
    best = lowest
    return loss > factor * lowest
  }

  /// How many of the losses are recorded, the one that ends the sweep among them. O(*n*).
  static func recordedCount(of losses: [Value], factor: Value, stopsAtNaN: Bool = false) -> Int {
    var limit = BestMultiple(factor: factor)
    let end = losses.firstIndex { loss in
      limit.isExceeded(by: loss) || (stopsAtNaN && loss.isNaN)
    }
    return end.map { $0 + 1 } ?? losses.count
  }

  /// The same where a loss is compared with the best of those before it: the first never ends a
  /// sweep, and one below zero ends it unless the next falls fourfold. O(*n*).
  static func recordedCount(of losses: [Value], factorOfEarlier factor: Value) -> Int {
    guard var best = losses.first else { return 0 }
    let end = losses.indices.dropFirst().first { index in
      let diverged = losses[index] > factor * best
      if losses[index] < best { best = losses[index] }
      return diverged
    }
    return end.map { $0 + 1 } ?? losses.count
  }
}
