/// What an exponential moving average was started from.
public enum EMAForm: String, Sendable, Hashable, CaseIterable, NamedChoice {
  /// At zero, and corrected for it: fastai, Lightning.
  case biasCorrected = "bias_corrected"
  /// At the first loss: Ignite, torch-lr-finder.
  case firstValue = "first_value"

  static let argumentName = "form"

  /// Finds a form by its name: `bias_corrected` or `first_value`.
  public init(named name: String) throws(UnknownName) {
    self = try Self.find(name)
  }
}

/// An exponential moving average: its memory and its form.
public struct EMA: Sendable, Hashable {
  /// The memory *β*: at least 0, below 1.
  public let beta: Double
  /// What it was started from.
  public let form: EMAForm

  /// - Throws: `SmootherError` for a memory outside its range.
  public init(beta: Double, form: EMAForm = .biasCorrected) throws(SmootherError) {
    guard beta >= 0, beta < 1 else { throw .betaOutside(beta) }
    self.beta = beta
    self.form = form
  }

  /// For a memory known to lie in its range.
  init(known beta: Double, form: EMAForm) {
    self.beta = beta
    self.form = form
  }
}
