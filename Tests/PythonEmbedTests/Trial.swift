import LRSuggest

/// A curve and what is said of its training, the same in both languages.
struct Trial: Sendable, CustomStringConvertible {
  let seed: UInt64
  let learningRates: [Double]
  let losses: [Double]
  let context: TrainingContext
  let penalty: Double?

  /// A random range test: mostly with an answer, sometimes noisy, cut short, flat or with a NaN.
  init(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let count = 5 + random.below(196)
    let start = random.between(-9, -5)
    let end = random.between(-2, 2)
    let rates = (0..<count).map { index in
      pow10(start + (end - start) * Double(index) / Double(count - 1))
    }
    let center = pow10(random.between(-4, -1))
    let noise = seed % 7 == 0 ? 0.5 : random.between(0, 0.05)
    let depth = seed % 11 == 0 ? 0 : random.between(0.5, 3)
    var losses = rates.map { rate in
      let steepness = rate / center
      return 0.3 + depth / (1 + steepness) + steepness * steepness / 900 + noise * random.unit()
    }
    if seed % 5 == 0 { losses[random.below(count)] = seed % 2 == 0 ? .nan : .infinity }
    self.seed = seed
    learningRates = rates
    self.losses = losses
    context = try random.context()
    penalty = random.below(3) == 0 ? pow10(random.between(-2, 4)) : nil
  }

  var description: String { "seed \(seed), \(keywords)" }

  /// Both columns, one after the other.
  var columns: [Double] { learningRates + losses }

  /// The context as keyword arguments of Python.
  var keywords: String {
    let optimizer = context.optimizer.map { "\"\($0.rawValue)\"" } ?? "None"
    let steps = context.steps.map(String.init) ?? "None"
    let batchSize = context.batchSize.map(String.init) ?? "None"
    let epochs = context.epochs.map(\.description) ?? "None"
    return """
      schedule="\(context.schedule.rawValue)", optimizer=\(optimizer), steps=\(steps), \
      batch_size=\(batchSize), fine_tuning=\(context.fineTuning ? "True" : "False"), \
      smoothing=\(penalty.map(\.description) ?? "None"), epochs=\(epochs)
      """
  }

  func curve() throws -> Curve {
    try Curve(learningRates: learningRates, losses: losses)
  }

  func smoothing() throws -> Smoothing {
    try penalty.map(Smoothing.init(penalty:)) ?? .automatic
  }

  func answer() throws -> Answer {
    try curve().suggest(for: context, smoothing: smoothing())
  }
}
