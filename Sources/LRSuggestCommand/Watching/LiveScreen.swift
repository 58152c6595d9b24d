/// Lines that replace one another on a terminal, and follow one another elsewhere.
struct LiveScreen {
  private var shown = 0

  /// Shows lines in place of those before.
  mutating func show(_ lines: [String]) {
    if Terminal.isInteractive, shown > 0 {
      print("\u{1B}[\(shown)A\u{1B}[J", terminator: "")
    }
    lines.forEach { print($0) }
    shown = lines.count
    Terminal.flush()
  }

  /// Leaves what is shown, and goes on below.
  mutating func end() { shown = 0 }
}
