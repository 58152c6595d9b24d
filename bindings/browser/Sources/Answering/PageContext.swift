import LRSuggest

extension TrainingContext {
  /// The context as the page passes it: -1 and NaN where nothing is said.
  ///
  /// - Throws: `DataError`, naming the argument and the value.
  static func ofPage(
    schedule: Int32, optimizer: Int32, steps: Double, batchSize: Double, fineTuning: Bool,
    emaBeta: Double, epochs: Double
  ) throws(DataError) -> TrainingContext {
    let steps = try whole(steps, "steps"), batchSize = try whole(batchSize, "batch_size")
    do throws(ContextError) {
      return try TrainingContext(
        schedule: choice(schedule, of: Schedule.allCases) ?? .oneCycle,
        optimizer: choice(optimizer, of: OptimizerFamily.allCases), steps: steps,
        batchSize: batchSize, fineTuning: fineTuning, emaBeta: emaBeta.isNaN ? nil : emaBeta,
        epochs: epochs.isNaN ? nil : epochs)
    } catch {
      throw DataError(error.description)
    }
  }

  private static func choice<Choice>(_ index: Int32, of all: [Choice]) -> Choice? {
    all.indices.contains(Int(index)) ? all[Int(index)] : nil
  }

  private static func whole(_ value: Double, _ name: String) throws(DataError) -> Int? {
    if value.isNaN { return nil }
    guard let whole = Int(exactly: value) else {
      throw DataError(
        "\(name) is \(NumberText.exact(value)): it must be a whole number below 2147483648")
    }
    return whole
  }
}
