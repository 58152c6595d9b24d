import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

/// The enumerators of the header, in the order of the cases of the core.
@Suite struct NameCallTests {
  @Test func schedulesHaveTheNumbersOfTheHeader() {
    let numbers = [
      LRS_SCHEDULE_ONE_CYCLE, LRS_SCHEDULE_CONSTANT, LRS_SCHEDULE_LINEAR, LRS_SCHEDULE_COSINE,
    ]
    #expect(Schedule.allCases == [.oneCycle, .constant, .linear, .cosine])
    for (schedule, number) in zip(Schedule.allCases, numbers) {
      let found = Self.find(schedule.rawValue, unsafe lrs_schedule_named)
      #expect(found.status == LRS_OK)
      #expect(found.value == Int32(number))
    }
  }

  @Test func optimizersHaveTheNumbersOfTheHeader() {
    let numbers = [
      LRS_OPTIMIZER_SGD, LRS_OPTIMIZER_MOMENTUM, LRS_OPTIMIZER_NESTEROV, LRS_OPTIMIZER_ADAM,
      LRS_OPTIMIZER_ADAMW, LRS_OPTIMIZER_RMSPROP, LRS_OPTIMIZER_ADAGRAD, LRS_OPTIMIZER_LION,
    ]
    #expect(
      OptimizerFamily.allCases
        == [.sgd, .momentum, .nesterov, .adam, .adamw, .rmsprop, .adagrad, .lion])
    for (optimizer, number) in zip(OptimizerFamily.allCases, numbers) {
      let found = Self.find(optimizer.rawValue, unsafe lrs_optimizer_named)
      #expect(found.status == LRS_OK)
      #expect(found.value == Int32(number))
    }
  }

  @Test func modesHaveTheNumbersOfTheHeader() {
    #expect(SweepMode.allCases == [.exponential, .linear])
    for (mode, number) in zip(SweepMode.allCases, [LRS_MODE_EXPONENTIAL, LRS_MODE_LINEAR]) {
      let found = Self.find(mode.rawValue, unsafe lrs_mode_named)
      #expect(found.status == LRS_OK)
      #expect(found.value == Int32(number))
    }
  }

  @Test func stopRulesHaveTheNumbersOfTheHeader() {
    let numbers = [
      LRS_STOP_NEVER, LRS_STOP_CUSUM, LRS_STOP_FOUR_TIMES_BEST, LRS_STOP_FIVE_TIMES_BEST,
    ]
    #expect(StopRule.allCases == [.never, .cusum, .fourTimesBest, .fiveTimesBest])
    for (rule, number) in zip(StopRule.allCases, numbers) {
      let found = Self.find(rule.rawValue, unsafe lrs_stop_named)
      #expect(found.status == LRS_OK)
      #expect(found.value == Int32(number))
    }
  }

  @Test func landmarksHaveTheNumbersOfTheHeader() {
    let kinds: [(Landmark.Kind, Int)] = [
      (.descentStart, LRS_LANDMARK_DESCENT_START), (.steepest, LRS_LANDMARK_STEEPEST),
      (.valley, LRS_LANDMARK_VALLEY), (.minimum, LRS_LANDMARK_MINIMUM),
      (.elbow, LRS_LANDMARK_ELBOW),
    ]
    #expect(kinds.count == Landmark.Kind.allCases.count)
    for (kind, number) in kinds {
      #expect(text(unsafe lrs_landmark_name(Int32(number))) == kind.rawValue)
    }
    for number in [-1, 5, .min, .max] as [Int32] {
      #expect(text(unsafe lrs_landmark_name(number)) == nil)
    }
  }

  @Test func statesHaveTheNumbersOfTheHeader() {
    let states: [(Sweep.State, Int)] = [
      (.running, LRS_STATE_RUNNING), (.completed, LRS_STATE_COMPLETED),
      (.diverged, LRS_STATE_DIVERGED), (.nonFinite, LRS_STATE_NON_FINITE),
    ]
    #expect(states.count == Sweep.State.allCases.count)
    for (state, number) in states {
      #expect(text(unsafe lrs_sweep_state_name(Int32(number))) == state.rawValue)
    }
    for number in [-1, 4, .min, .max] as [Int32] {
      #expect(text(unsafe lrs_sweep_state_name(number)) == nil)
    }
  }

  @Test func adviceHasTheNumbersOfTheHeader() {
    let advice: [(GroupAdvice, Int)] = [
      (.keep, LRS_ADVICE_KEEP), (.raise, LRS_ADVICE_RAISE), (.lower, LRS_ADVICE_LOWER),
      (.freeze, LRS_ADVICE_FREEZE),
    ]
    #expect(advice.count == GroupAdvice.allCases.count)
    for (one, number) in advice {
      #expect(text(unsafe lrs_advice_name(Int32(number))) == one.rawValue)
    }
    for number in [-1, 4, .min, .max] as [Int32] {
      #expect(text(unsafe lrs_advice_name(number)) == nil)
    }
  }

  @Test func anUnknownNameIsRefusedInTheWordsOfTheCore() {
    let found = Self.find("sgdm", unsafe lrs_optimizer_named)
    #expect(found.status == LRS_ERROR_UNKNOWN_NAME)
    #expect(found.value == -7)
    let error = #expect(throws: UnknownName.self) { try OptimizerFamily(named: "sgdm") }
    #expect(found.message == error?.description)
    #expect(Self.find("", unsafe lrs_schedule_named).status == LRS_ERROR_UNKNOWN_NAME)
    #expect(Self.find("Linear", unsafe lrs_mode_named).status == LRS_ERROR_UNKNOWN_NAME)
  }

  @Test func aNullNameOrOutputIsRefused() {
    var number: Int32 = -7
    #expect(unsafe lrs_mode_named(nil, &number, nil) == LRS_ERROR_NULL_POINTER)
    #expect(number == -7)
    #expect(unsafe lrs_mode_named("linear", nil, nil) == LRS_ERROR_NULL_POINTER)
  }

  private typealias Find = (
    UnsafePointer<CChar>?, UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<lrs_error>?
  ) -> lrs_status

  @safe private static func find(_ name: String, _ call: Find) -> Outcome<Int32> {
    outcome(-7) { out, error in unsafe call(name, out, error) }
  }
}
