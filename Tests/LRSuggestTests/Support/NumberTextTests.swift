import Testing

@testable import LRSuggest

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (1, "1"), (10, "10"), (100, "100"), (1000, "1e+03"), (1e4, "1e+04"), (1e5, "1e+05"),
      (0.1, "0.1"), (0.01, "0.01"), (0.001, "0.001"), (1e-5, "1e-05"), (1e-10, "1e-10"),
      (1.5, "1.5"), (12.5, "12.5"), (123, "123"), (123.4, "123"), (1234, "1.23e+03"),
      (0.0213, "0.0213"), (2.13e-05, "2.13e-05"), (0.00999, "0.00999"), (0.0010049, "0.001"),
      (3.14159, "3.14"), (123_456_789, "1.23e+08"), (6.02214076e23, "6.02e+23"),
      (9.994, "9.99"), (9.9951, "10"), (99.96, "100"), (999.4, "999"), (999.6, "1e+03"),
      (0.0099951, "0.01"), (0.99951, "1"), (9.996e-6, "1e-05"), (9.996e22, "1e+23"),
      (1.0049, "1"), (1.0051, "1.01"), (1.1, "1.1"), (1.001, "1"), (100.4, "100"), (100.6, "101"),
      (2.2250738585072014e-308, "2.23e-308"), (1e-307, "1e-307"),
      (1e308, "1e+308"), (1.7976931348623157e308, "1.8e+308"), (9.996e307, "1e+308"),
    ] as [(Double, String)])
  func writesThreeDigitsAsCDoes(value: Double, text: String) {
    #expect(NumberText.short(value) == text)
    #expect(NumberText.short(-value) == "-" + text)
  }

  @Test(arguments: [(1e-4, "1e-04"), (2.13e-4, "2.13e-04"), (9.994e-4, "9.99e-04")])
  func usesAnExponentBelowAThousandthWhereCDoesNot(value: Double, text: String) {
    #expect(NumberText.short(value) == text)
  }

  @Test func writesDenormalNumbers() {
    let least = Double.leastNonzeroMagnitude
    #expect(NumberText.short(least) == "4.94e-324")
    #expect(NumberText.short(3 * least) == "1.48e-323")
    #expect(NumberText.short(-17_592_186_044_416 * least) == "-8.69e-311")
  }

  @Test func writesWhatIsNoOrdinaryNumber() {
    #expect(NumberText.short(0) == "0")
    #expect(NumberText.short(-0.0) == "0")
    #expect(NumberText.short(.nan) == "nan")
    #expect(NumberText.short(.infinity) == "inf")
    #expect(NumberText.short(-.infinity) == "-inf")
  }

  @Test func everyPowerOfTenIsOneDigit() {
    var wrong: [Int] = []
    for exponent in -307...308 {
      let text = NumberText.short(Double("1e\(exponent)") ?? .nan)
      let expected =
        switch exponent {
        case -3 ... -1: "0." + String(repeating: "0", count: -exponent - 1) + "1"
        case 0...2: "1" + String(repeating: "0", count: exponent)
        default:
          "1e" + (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "") + "\(abs(exponent))"
        }
      if text != expected { wrong.append(exponent) }
    }
    #expect(wrong == [])
  }

  @Test func isNeverMoreThanHalfAUnitOff() {
    var random = SplitMix64(seed: 1)
    var wrong: [Double] = []
    for _ in 0..<3000 {
      let value = Double(bitPattern: random.next())
      // Three digits of a denormal may be more than it has.
      guard value.isFinite, value.magnitude > 1e-300 else { continue }
      let read = Double(NumberText.short(value)) ?? .nan
      let unit = Elementary.pow(10, Elementary.log10(value.magnitude).rounded(.down) - 2)
      if !((read - value).magnitude <= 0.5 * unit * (1 + 1e-9)) { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func exactTextReadsBackAsTheSameDouble() {
    for value in [0.1, 1e-7, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -2.5] {
      #expect(Double(NumberText.exact(value)) == value)
    }
    #expect(NumberText.exact(.nan) == "nan")
    #expect(NumberText.exact(-.nan) == "nan")
    #expect(NumberText.exact(.infinity) == "inf")
    #expect(NumberText.exact(-.infinity) == "-inf")
  }

  @Test(
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
    ] as [([String], String)])
  func listsWordsAsASentenceDoes(words: [String], text: String) {
    #expect(NumberText.list(words) == text)
  }
}
