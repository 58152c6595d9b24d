/// A value in JSON that was read.
indirect enum JSONTree {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  /// The value as the cell of a table.
  var cell: Cell {
    switch self {
    case .null: .missing
    case .number(let value): .number(value)
    case .text(let text): Cell(Array(text.utf8)[...])
    case .flag(let truth): .other(truth ? "true" : "false", hint: "")
    case .list, .object: .other("a list or an object", hint: "")
    }
  }
}
