/// What is known of the training that follows the range test; every part is optional.
///
/// The more is said, the less the suggestion has to assume. `steps` matters most: the best rate
/// falls about as the inverse square root of the number of updates.
public struct TrainingContext: Sendable, Hashable {
  /// How the learning rate will move.
  public let schedule: Schedule
  /// The optimizer's family, if known.
  public let optimizer: OptimizerFamily?
  /// The number of updates the training will make, if known.
  public let steps: Int?
  /// The number of examples per update, if known.
  public let batchSize: Int?
  /// Whether the network is pre-trained.
  public let fineTuning: Bool
  /// The memory *β* of the exponential moving average the losses are: 0 where they are raw, nil
  /// where that is to be found out.
  public let emaBeta: Double?
  /// How often the training will see each row of its data, *steps · batch size / rows*, if known.
  /// It is not in the formula of the rate; it says how sure the rate is, for a range test does not
  /// show over-fitting.
  public let epochs: Double?

  /// Collects what is known.
  ///
  /// - Throws: `ContextError` for a step budget or a batch size below one, a memory outside 0 to
  ///   below 1, or epochs that are not positive and finite.
  public init(
    schedule: Schedule = .oneCycle,
    optimizer: OptimizerFamily? = nil,
    steps: Int? = nil,
    batchSize: Int? = nil,
    fineTuning: Bool = false,
    emaBeta: Double? = nil,
    epochs: Double? = nil
  ) throws(ContextError) {
    if let steps, steps < 1 { throw .stepsNotPositive(steps) }
    if let batchSize, batchSize < 1 { throw .batchSizeNotPositive(batchSize) }
    if let emaBeta, !(emaBeta >= 0 && emaBeta < 1) { throw .emaBetaOutside(emaBeta) }
    if let epochs, !(epochs > 0 && epochs.isFinite) { throw .epochsNotPositive(epochs) }
    self.schedule = schedule
    self.optimizer = optimizer
    self.steps = steps
    self.batchSize = batchSize
    self.fineTuning = fineTuning
    self.emaBeta = emaBeta
    self.epochs = epochs
  }

  /// Nothing is known: a one-cycle training from scratch is assumed, and the answer says so.
  public static let unknown = TrainingContext()

  private init() {
    schedule = .oneCycle
    optimizer = nil
    steps = nil
    batchSize = nil
    fineTuning = false
    emaBeta = nil
    epochs = nil
  }
}

/// Why a training context makes no sense.
public enum ContextError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A step budget below one.
  case stepsNotPositive(Int)
  /// A batch size below one.
  case batchSizeNotPositive(Int)
  /// A memory of an average below 0, of 1 or above, or NaN.
  case emaBetaOutside(Double)
  /// Epochs of zero or below, infinite, or NaN.
  case epochsNotPositive(Double)

  /// One sentence naming the argument and the value.
  public var description: String {
    switch self {
    case .stepsNotPositive(let value): "steps is \(value): it must be at least 1"
    case .batchSizeNotPositive(let value): "batch_size is \(value): it must be at least 1"
    case .emaBetaOutside(let value):
      "ema_beta is \(NumberText.exact(value)): it must be at least 0 and below 1"
    case .epochsNotPositive(let value):
      "epochs is \(NumberText.exact(value)): it must be positive and finite"
    }
  }
}
