/// The family of the optimizer that will train the network; Python and C call them by these names.
public enum OptimizerFamily: String, Sendable, Hashable, CaseIterable, NamedChoice {
  /// Stochastic gradient descent without momentum.
  case sgd
  /// The same with heavy-ball momentum.
  case momentum
  /// The same with Nesterov's momentum.
  case nesterov
  /// Adam; weight decay, if any, is part of the gradient.
  case adam
  /// Adam with decoupled weight decay.
  case adamw
  /// RMSProp.
  case rmsprop
  /// Adagrad.
  case adagrad
  /// Lion, which follows the sign of its momentum.
  case lion

  static let argumentName = "optimizer"

  /// Finds a family by its name; an unknown one is an error that lists them all.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }
}
