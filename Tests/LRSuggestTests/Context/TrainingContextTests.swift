import LRSuggest
import Testing

@Suite struct TrainingContextTests {
  @Test func nothingIsKnownByDefault() throws {
    let context = try TrainingContext()
    #expect(context == .unknown)
    #expect(context.schedule == .oneCycle)
    #expect(context.optimizer == nil)
    #expect(context.steps == nil)
    #expect(context.batchSize == nil)
    #expect(!context.fineTuning)
    #expect(context.epochs == nil)
  }

  @Test func keepsWhatItIsTold() throws {
    let context = try TrainingContext(
      schedule: .cosine, optimizer: .lion, steps: 1, batchSize: .max, fineTuning: true,
      epochs: 0.25)
    #expect(context.schedule == .cosine)
    #expect(context.optimizer == .lion)
    #expect(context.steps == 1)
    #expect(context.batchSize == .max)
    #expect(context.fineTuning)
    #expect(context.epochs == 0.25)
  }

  @Test(arguments: [0, -1, .nan, .infinity, -1e-300] as [Double])
  func epochsThatAreNotPositiveAndFiniteAreErrors(value: Double) {
    let error = #expect(throws: ContextError.self) { try TrainingContext(epochs: value) }
    #expect(error?.description.hasPrefix("epochs is ") == true)
  }

  @Test(arguments: [.leastNonzeroMagnitude, 1e-3, 1, .greatestFiniteMagnitude] as [Double])
  func anyOtherNumberOfEpochsIsTaken(value: Double) throws {
    #expect(try TrainingContext(epochs: value).epochs == value)
  }

  @Test(arguments: [0, -1, .min])
  func numbersBelowOneAreErrors(value: Int) {
    #expect(throws: ContextError.stepsNotPositive(value)) { try TrainingContext(steps: value) }
    #expect(throws: ContextError.batchSizeNotPositive(value)) {
      try TrainingContext(steps: 5, batchSize: value)
    }
  }

  @Test func errorsNameTheArgumentAndTheValue() {
    #expect(ContextError.stepsNotPositive(0).description == "steps is 0: it must be at least 1")
    #expect(
      ContextError.batchSizeNotPositive(-3).description
        == "batch_size is -3: it must be at least 1")
    #expect(
      ContextError.epochsNotPositive(0).description
        == "epochs is 0.0: it must be positive and finite")
  }
}
