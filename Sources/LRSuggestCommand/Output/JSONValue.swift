/// JSON that is written. What is not finite is null: JSON has no word for it.
indirect enum JSONValue {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(_ value: Double?) { self = value.map { .number($0) } ?? .null }
  init(_ texts: [String]) { self = .list(texts.map { .text($0) }) }
}
