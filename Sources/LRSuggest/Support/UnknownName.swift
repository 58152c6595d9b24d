/// A name that stands for nothing here, with the names that do.
public struct UnknownName: Error, Sendable, Hashable, CustomStringConvertible {
  /// The argument that carried the name.
  public let argument: String
  /// The name as given.
  public let name: String
  /// Every name that would have been understood.
  public let known: [String]

  /// More names than this are not listed: they would not fit a C caller's buffer.
  private static let mostListed = 12

  /// One sentence naming the argument, the value and the choices; of many choices, those that look
  /// most like the value.
  public var description: String {
    // A long name must not push the list out of a C caller's buffer.
    let shown = String(name.unicodeScalars.prefix(40))
    if known.count <= Self.mostListed {
      return "\(argument) is \"\(shown)\": it must be one of \(known.joined(separator: ", "))"
    }
    let nearest = known.map { (name: $0, distance: EditDistance.between(shown, $0)) }
      .sorted { $0.distance < $1.distance }.prefix(3).map { $0.name }
    return "\(argument) is \"\(shown)\", none of the \(known.count) known ones;"
      + " nearest are \(nearest.joined(separator: ", "))"
  }
}
