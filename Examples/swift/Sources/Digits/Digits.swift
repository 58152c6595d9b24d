import Foundation

/// Handwritten digits of 8 x 8 pixels: every fourth is held out.
struct Digits {
  struct Picture {
    var pixels: [Double]  // -1 to 1
    var digit: Int
  }

  struct NotDigits: Error {}

  var training: [Picture] = []
  var heldOut: [Picture] = []

  /// Reads a file whose lines are the digit and 64 shades from 0 to 16, one character each.
  init(path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for (index, line) in lines.enumerated() {
      guard let digit = line.first?.wholeNumberValue else { throw NotDigits() }
      let shades = line.dropFirst(2).compactMap { Int(String($0), radix: 17) }
      guard shades.count == 64 else { throw NotDigits() }
      let picture = Picture(pixels: shades.map { Double($0) / 8 - 1 }, digit: digit)
      if index % 4 == 0 { heldOut.append(picture) } else { training.append(picture) }
    }
  }
}
