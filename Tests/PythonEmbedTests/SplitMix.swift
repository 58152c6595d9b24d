import Foundation
import LRSuggest

/// A generator of the same numbers on every machine.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func context() throws -> TrainingContext {
    try TrainingContext(
      schedule: Schedule.allCases[below(Schedule.allCases.count)],
      optimizer: below(2) == 0 ? nil : OptimizerFamily.allCases[below(8)],
      steps: below(2) == 0 ? nil : 1 + below(100_000),
      batchSize: below(2) == 0 ? nil : 1 + below(4096),
      fineTuning: below(2) == 0,
      epochs: below(2) == 0 ? nil : pow10(between(-1, 4)))
  }
}

func pow10(_ exponent: Double) -> Double { pow(10, exponent) }
