/// Why a log is no range test: one sentence that names file, place, column and value.
struct DataError: Error, CustomStringConvertible {
  let description: String
  /// Whether more lines might mend it: a log that is being written has no points at first.
  let isTooEarly: Bool

  init(_ description: String, isTooEarly: Bool = false) {
    self.description = description
    self.isTooEarly = isTooEarly
  }
}

/// Text from a file as a message shows it: quoted, cut short, and without anything that a terminal
/// would obey.
func shown(_ text: some StringProtocol) -> String {
  let most = 40
  var escaped = ""
  for scalar in text.unicodeScalars.prefix(most) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
      escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return "'" + escaped + (text.unicodeScalars.dropFirst(most).isEmpty ? "'" : "...'")
}

/// Lists names in a message, some of them where they are many.
func listed(_ names: [String]) -> String {
  let most = 12
  guard !names.isEmpty else { return "none" }
  let more = names.count > most ? " and \(names.count - most) more" : ""
  return names.prefix(most).map { shown($0) }.joined(separator: ", ") + more
}
