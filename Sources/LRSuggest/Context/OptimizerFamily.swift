/// The family of the optimizer that will train the network; Python and C call them by these names.
public enum OptimizerFamily: String, Sendable, Hashable, CaseIterable, NamedChoice {
  case sgd, momentum, nesterov, adam, adamw, rmsprop, adagrad, lion

  static let argumentName = "optimizer"

  /// Finds a family by its name; an unknown one is an error that lists them all.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }
}
