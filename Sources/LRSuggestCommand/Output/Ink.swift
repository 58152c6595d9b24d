/// What text is coloured with, where the terminal has colours.
enum Ink: String {
  case faint = "2"
  case curve = "36"
  case answer = "1;32"
  case doubt = "33"

  /// The text in this ink.
  func callAsFunction(_ text: String, isColored: Bool) -> String {
    isColored ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
