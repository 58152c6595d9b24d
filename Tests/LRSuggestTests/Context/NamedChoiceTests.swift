import LRSuggest
import Testing

@Suite struct NamedChoiceTests {
  @Test(arguments: [
    ("one_cycle", Schedule.oneCycle), ("constant", .constant), ("linear", .linear),
    ("cosine", .cosine),
  ])
  func schedulesAreFoundByName(name: String, schedule: Schedule) throws {
    #expect(try Schedule(named: name) == schedule)
  }

  @Test(arguments: [
    ("sgd", OptimizerFamily.sgd), ("momentum", .momentum), ("nesterov", .nesterov),
    ("adam", .adam), ("adamw", .adamw), ("rmsprop", .rmsprop), ("adagrad", .adagrad),
    ("lion", .lion),
  ])
  func optimizersAreFoundByName(name: String, optimizer: OptimizerFamily) throws {
    #expect(try OptimizerFamily(named: name) == optimizer)
  }

  @Test(arguments: [("exponential", SweepMode.exponential), ("linear", .linear)])
  func modesAreFoundByName(name: String, mode: SweepMode) throws {
    #expect(try SweepMode(named: name) == mode)
  }

  @Test(arguments: ["", "Adam", "adam ", "one-cycle", "nonsense", "ädäm"])
  func anUnknownNameIsAnErrorThatListsTheKnownOnes(name: String) {
    let optimizers = [
      "sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "adagrad", "lion",
    ]
    expectUnknown("optimizer", name, optimizers) { try OptimizerFamily(named: name) }
    let schedules = ["one_cycle", "constant", "linear", "cosine"]
    expectUnknown("schedule", name, schedules) { try Schedule(named: name) }
    expectUnknown("mode", name, ["exponential", "linear"]) { try SweepMode(named: name) }
  }

  @Test func theErrorIsOneSentence() {
    let error = #expect(throws: UnknownName.self) { try SweepMode(named: "cubic") }
    #expect(
      error?.description == "mode is \"cubic\": it must be one of exponential, linear")
  }

  private func expectUnknown<Choice>(
    _ argument: String, _ name: String, _ known: [String], _ choose: () throws -> Choice
  ) {
    let error = #expect(throws: UnknownName.self) { _ = try choose() }
    #expect(error?.argument == argument)
    #expect(error?.name == name)
    #expect(error?.known == known)
  }
}
