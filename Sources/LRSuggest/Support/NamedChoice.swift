/// A name that stands for nothing here, with the names that do.
public struct UnknownName: Error, Sendable, Hashable, CustomStringConvertible {
  /// The argument that carried the name.
  public let argument: String
  /// The name as given.
  public let name: String
  /// Every name that would have been understood.
  public let known: [String]

  /// One sentence naming the argument, the value and the choices.
  public var description: String {
    // A long name must not push the list out of a C caller's buffer.
    "\(argument) is \"\(String(name.unicodeScalars.prefix(40)))\": it must be one of \(known.joined(separator: ", "))"
  }
}

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
