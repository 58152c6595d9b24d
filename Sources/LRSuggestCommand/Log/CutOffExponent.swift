extension ArraySlice<UInt8> {
  /// Whether a number of a JSON text ends with the sign of its exponent, as `2e-` does.
  ///
  /// Foundation's decoder traps on such a number instead of refusing it. Outside of quotes a sign
  /// stands behind an *e* in numbers only.
  var holdsCutOffExponent: Bool {
    var quote: UInt8?
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"), index > startIndex,
        self[index - 1] | 0x20 == UInt8(ascii: "e"), !self[(index + 1)...].beginsWithDigit
      {
        return true
      }
      index += 1
    }
    return false
  }

  private var beginsWithDigit: Bool {
    first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
