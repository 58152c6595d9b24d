/// Who is asked about a range test: one of four networks, each with its own view of it, or all.
public enum LearnedMember: String, Sendable, Hashable, CaseIterable, NamedChoice {
  /// All four; what they believe is averaged.
  case ensemble
  /// What the landmarks say in numbers, through two hidden layers.
  case features
  /// The smooth curve with its slope, band and residuals, through convolutions along it.
  case cnn
  /// The losses one after another, through a recurrent network.
  case gru
  /// The plot as a small picture, through convolutions over it.
  case image

  /// Those that are networks, in the order of every table.
  static let networks: [LearnedMember] = [.features, .cnn, .gru, .image]

  /// Whether the numbers of the networks are as they were written: false in a library that was
  /// damaged since, where no network answers and all else does.
  public static var areIntact: Bool { LearnedNetworks.shipped != nil }

  static let argumentName = "member"

  /// Finds a member by its name: `ensemble`, `features`, `cnn`, `gru` or `image`.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }
}
