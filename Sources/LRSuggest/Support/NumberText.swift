/// Numbers as a reader wants them: few significant digits, no Foundation. The command line writes
/// them the same way.
package enum NumberText {
  /// Writes `value` with three significant digits and no trailing zeros.
  ///
  /// Numbers below 0.001 or of 1,000 and above use an exponent (`2.13e-05`), others do not
  /// (`0.0213`). Non-finite values are spelled `nan`, `inf` and `-inf`. O(1).
  package static func short(_ value: Double) -> String {
    guard value.isFinite else { return exact(value) }
    guard value != 0 else { return "0" }
    let magnitude = value.magnitude
    var exponent = Int(exactly: Elementary.log10(magnitude).rounded(.down)) ?? 0
    var digits = threeDigits(of: magnitude, exponent: exponent)
    if digits >= 1000 {
      exponent += 1
      digits = threeDigits(of: magnitude, exponent: exponent)
    } else if digits < 100 {
      exponent -= 1
      digits = threeDigits(of: magnitude, exponent: exponent)
    }
    let sign = value < 0 ? "-" : ""
    let text = trimmed(String(digits))
    switch exponent {
    case 0...2: return sign + fixed(text, integerDigits: exponent + 1)
    case -3 ... -1: return sign + "0." + String(repeating: "0", count: -exponent - 1) + text
    default:
      let size = exponent.magnitude
      return sign + fixed(text, integerDigits: 1) + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "") + String(size)
    }
  }

  /// Writes `value` so that reading it back gives the same double.
  package static func exact(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return value.description
  }

  /// Joins `words` as a sentence lists them: "a, b and c".
  package static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func threeDigits(of magnitude: Double, exponent: Int) -> Int {
    // Two factors: one power of ten would overflow for the smallest doubles.
    let shift = 2 - exponent
    let half = shift / 2
    let scaled =
      magnitude * Elementary.exp10(Double(half)) * Elementary.exp10(Double(shift - half))
    return Int(exactly: scaled.rounded()) ?? 0
  }

  private static func trimmed(_ digits: String) -> String {
    var digits = digits
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return digits
  }

  private static func fixed(_ digits: String, integerDigits: Int) -> String {
    let missing = integerDigits - digits.count
    if missing >= 0 { return digits + String(repeating: "0", count: missing) }
    return digits.prefix(integerDigits) + "." + digits.dropFirst(integerDigits)
  }
}
