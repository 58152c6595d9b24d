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
    let shown = String(name.unicodeScalars.prefix(40))
    return "\(argument) is \"\(shown)\": it must be one of \(known.joined(separator: ", "))"
  }
}
