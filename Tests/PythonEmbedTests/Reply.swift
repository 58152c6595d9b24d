import Testing

/// What a Python program answered.
struct Reply: Equatable {
  let numbers: [Double]
  let texts: [String]

  init(numbers: [Double], texts: [String] = []) {
    self.numbers = numbers
    self.texts = texts
  }

  /// Reads a count, so many doubles, and texts with a NUL between them.
  init(bytes: [UInt8]) throws {
    let words = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    }
    let count = try Int(#require(words.first))
    try #require(count < words.count)
    numbers = words[1..<1 + count].map(Double.init(bitPattern:))
    let rest = bytes[(8 + 8 * count)...]
    texts =
      rest.isEmpty
      ? []
      : rest.split(separator: 0, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
  }
}

/// Expects the same numbers, bit for bit: NaN equals itself and -0 is not 0.
func expectSameBits(
  _ python: [Double], _ swift: [Double], sourceLocation: SourceLocation = #_sourceLocation
) {
  let same = python.map(\.bitPattern) == swift.map(\.bitPattern)
  #expect(same, "Python \(python), Swift \(swift)", sourceLocation: sourceLocation)
}

/// Expects the same numbers, bit for bit, and the same texts.
func expectSame(_ python: Reply, _ swift: Reply, sourceLocation: SourceLocation = #_sourceLocation)
{
  expectSameBits(python.numbers, swift.numbers, sourceLocation: sourceLocation)
  #expect(python.texts == swift.texts, sourceLocation: sourceLocation)
}
