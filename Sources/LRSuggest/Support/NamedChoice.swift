/// A closed set of choices that callers from other languages make by name.
protocol NamedChoice: RawRepresentable, CaseIterable where RawValue == String {
  /// The argument such a choice is passed as, for error messages.
  static var argumentName: String { get }
}

extension NamedChoice {
  static func find(_ name: String) throws(UnknownName) -> Self {
    if let choice = Self(rawValue: name) { return choice }
    throw UnknownName(
      argument: argumentName, name: name, known: allCases.map { choice in choice.rawValue })
  }
}
