/// One of the networks that read a range test, each with its own view of it.
public enum LearnedMember: String, Sendable, Hashable, CaseIterable {
  /// What the landmarks say in numbers, through two hidden layers.
  case features
  /// The smooth curve with its slope, band and residuals, through convolutions along it.
  case cnn
  /// The losses one after another, through a recurrent network.
  case gru
  /// The plot as a small picture, through convolutions over it.
  case image
}
