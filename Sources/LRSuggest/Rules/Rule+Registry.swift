extension Rule {
  /// Every rule, family by family.
  public static let all: [Rule] =
    arrays + smoothed + landmarks + smith + largeLibraries + smallLibraries + networks

  /// Finds a rule by its name; an unknown one is an error that names those nearest to it.
  public init(named name: String) throws(UnknownName) {
    guard let rule = Self.all.first(where: { $0.name == name }) else {
      throw UnknownName(argument: "rule", name: name, known: Self.all.map { $0.name })
    }
    self = rule
  }
}
