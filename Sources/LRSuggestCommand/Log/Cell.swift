/// What stands in one place of a table.
enum Cell {
  /// Nothing, or a word for it: `null`, `none`, `na`, `n/a`.
  case missing
  /// A number; NaN and infinities are numbers.
  case number(Double)
  /// Something else, as a message shows it, with a hint where one helps.
  case other(String, hint: String)

  private static let missingWords = ["", "null", "none", "na", "n/a"]
  private static let unlimited = ["nan", "inf", "infinity"]
  /// No number is longer that anyone writes; Python's widest fraction has 1,100 characters.
  private static let mostBytes = 2048

  /// Reads text as Python reads it: no hexadecimal digits, and no underscores either.
  ///
  /// - Parameter decimalComma: Whether `1,5` is a number, as it is between semicolons.
  init(_ bytes: ArraySlice<UInt8>, decimalComma: Bool = false) {
    let bytes = bytes.trimmingSpaces
    guard let first = bytes.first else {
      self = .missing
      return
    }
    let isPlain = bytes.count <= Self.mostBytes && bytes.allSatisfy(Self.isOfNumber)
    if isPlain, let value = Double(String(decoding: bytes, as: UTF8.self)) {
      self = .number(value)
      return
    }
    let text = String(decoding: bytes.prefix(Self.mostBytes), as: UTF8.self)
    let word = text.lowercased()
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    if Self.missingWords.contains(word) {
      self = .missing
    } else if Self.unlimited.contains(String(word.dropFirst(isSigned ? 1 : 0))),
      let value = Double(word)
    {
      self = .number(value)
    } else if let value = Self.withPoint(bytes) {
      self =
        decimalComma
        ? .number(value)
        : .other(shown(text), hint: ": write decimals with a point, not a comma")
    } else {
      let isTensor = text.hasPrefix("tensor(") || text.hasPrefix("[")
      self = .other(
        shown(text), hint: isTensor ? ": log a number, as loss.item() or lr[0] is" : "")
    }
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// The number that has one comma in place of its point.
  private static func withPoint(_ bytes: ArraySlice<UInt8>) -> Double? {
    let comma = UInt8(ascii: ",")
    guard bytes.count <= mostBytes, bytes.count(where: { $0 == comma }) == 1, bytes.last != comma,
      bytes.allSatisfy({ isOfNumber($0) || $0 == comma }), !bytes.contains(UInt8(ascii: "."))
    else { return nil }
    let point = bytes.map { $0 == comma ? UInt8(ascii: ".") : $0 }
    return Double(String(decoding: point, as: UTF8.self))
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks, tabs and line ends at both ends.
  var trimmingSpaces: Self {
    var slice = self
    while let first = slice.first, first.isSpace { slice.removeFirst() }
    while let last = slice.last, last.isSpace { slice.removeLast() }
    return slice
  }
}

extension UInt8 {
  /// Whether it is a blank, a tab or the end of a line.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
