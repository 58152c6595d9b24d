/// Hands out the tensors of a table one after another, in the order in which they were written.
struct WeightReader {
  private let numbers: [Float]
  private var next = 0

  init(_ numbers: [Float]) { self.numbers = numbers }

  /// Whether every number has been handed out.
  var isAtEnd: Bool { next == numbers.count }

  /// The next `count` numbers; nil, and nothing is handed out, where fewer are left.
  mutating func take(_ count: Int) -> ArraySlice<Float>? {
    guard count >= 0, count <= numbers.count - next else { return nil }
    defer { next += count }
    return numbers[next..<(next + count)]
  }
}
