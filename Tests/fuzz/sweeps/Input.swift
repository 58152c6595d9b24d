/// What the bytes of a fuzzer stand for. Past the end all is zero.
struct Input {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { rest = Array(bytes)[...] }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func word() -> UInt64 { (0..<8).reduce(0) { word, _ in word << 8 | UInt64(byte()) } }

  /// Any double: where formulas break, as losses are, or any bits.
  mutating func number() -> Double {
    let odd: [Double] = [
      0, -0.0, 1, -1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude,
      .leastNormalMagnitude, .leastNonzeroMagnitude, 1e-7, 10,
    ]
    let kind = byte()
    if kind < 32 { return odd[Int(kind) % odd.count] }
    if kind < 224 { return Double(byte()) / 32 - 1 + Double(kind) / 4096 }
    return Double(bitPattern: word())
  }
}
