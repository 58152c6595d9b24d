/// What stands behind a backslash in a text of JSON.
enum JSONEscape {
  /// Reads an escape and moves behind it; nil where there is no such escape.
  static func scalar(in bytes: ArraySlice<UInt8>, at position: inout Int) -> Unicode.Scalar? {
    guard position < bytes.endIndex else { return nil }
    let byte = bytes[position]
    position += 1
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": return Unicode.Scalar(byte)
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return unicode(in: bytes, at: &position)
    default: return nil
    }
  }

  /// Two units may stand for one scalar; half a pair is shown as what it is not.
  private static func unicode(
    in bytes: ArraySlice<UInt8>, at position: inout Int
  ) -> Unicode.Scalar? {
    guard let unit = hexadecimal(in: bytes, at: &position) else { return nil }
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    var ahead = position
    guard ahead + 1 < bytes.endIndex, bytes[ahead] == UInt8(ascii: "\\"),
      bytes[ahead + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    ahead += 2
    guard let low = hexadecimal(in: bytes, at: &ahead), (0xDC00..<0xE000).contains(low) else {
      return "\u{FFFD}"
    }
    position = ahead
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func hexadecimal(in bytes: ArraySlice<UInt8>, at position: inout Int) -> UInt32? {
    guard position + 4 <= bytes.endIndex else { return nil }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    position += 4
    return digits.first == "+" || digits.first == "-" ? nil : UInt32(digits, radix: 16)
  }
}
