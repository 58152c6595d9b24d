import Testing

@testable import LRSuggest

@Suite struct RiseDetectorTests {
  @Test func aRiseTakesSixValuesWhateverTheirSize() {
    for height in [1.0, 1e6, 1e300] {
      var detector = make(smallestRise: 0.1)
      #expect(alarm(&detector, Array(repeating: 2, count: 30)) == nil)
      #expect(alarm(&detector, Array(repeating: 2 + height, count: 40)) == 5)
      #expect(detector.onset == 29)
    }
  }

  @Test func fiveHighValuesInARowAreForgiven() {
    var detector = make(smallestRise: 0.1)
    let values = Array(repeating: 2.0, count: 30) + Array(repeating: 9, count: 5)
    #expect(alarm(&detector, values + Array(repeating: 2, count: 100)) == nil)
    #expect(detector.onset == 134)
  }

  @Test func aSpikeThatDecaysTakesElevenValues() {
    var detector = make(smallestRise: 0.1)
    #expect(alarm(&detector, Array(repeating: 2, count: 30)) == nil)
    #expect(alarm(&detector, (0..<40).map { 2 + 100 * Elementary.exp(-0.05 * Double($0)) }) == 9)
    #expect(detector.onset == 29)
  }

  @Test func aRippleBelowTheSmallestRiseIsNone() {
    var detector = make(smallestRise: 0.1)
    let values = Array(repeating: 2.0, count: 30) + Array(repeating: 2.0999, count: 300)
    #expect(alarm(&detector, values) == nil)
    var finer = make(smallestRise: 0.05)
    #expect(alarm(&finer, values) != nil)
  }

  @Test func nothingIsNoticedBeforeTheLevelIsKnown() {
    var detector = make(smallestRise: 0)
    let steep = (0..<RiseDetector.warmUp).map { Double($0 * $0) }
    #expect(alarm(&detector, steep) == nil)
  }

  @Test func fallingAndEqualValuesNeverAlarm() {
    var equal = make(smallestRise: 0)
    #expect(alarm(&equal, Array(repeating: -3, count: 500)) == nil)
    var falling = make(smallestRise: 0)
    #expect(alarm(&falling, (0..<500).map { -Double($0) }) == nil)
  }

  @Test func aRiseBelowTwiceTheNoiseIsNotNoticedAndAboveItIs() {
    func alarms(rise: Double) -> Int {
      (0..<40).count { seed in
        var random = SplitMix64(seed: seed)
        var detector = make(smallestRise: 0)
        let values = (0..<300).map { random.normal() + ($0 < 100 ? 0 : rise) }
        return alarm(&detector, values) != nil
      }
    }
    #expect(alarms(rise: 0.5) <= 2)
    #expect(alarms(rise: 4) == 40)
  }

  /// Steps of 1 mean a noise of 1.4826/√2 = 1.048, so that the least rise noticed is 2.097.
  @Test(arguments: [(2.05, false), (2.15, true)])
  func theNoiseIsReadOffTheMedianStep(rise: Double, isNoticed: Bool) {
    var detector = make(smallestRise: 0)
    let values = (0..<101).map { Double($0 % 2) }
    #expect(alarm(&detector, values) == nil)
    // As far above 0, the lowest level, with the same steps.
    let higher = (0..<300).map { rise + Double($0 % 2) - 0.5 }
    #expect((alarm(&detector, higher) != nil) == isNoticed)
  }

  @Test func theNoiseIsThatOfTheLastSixtyFourSteps() {
    var detector = make(smallestRise: 0)
    #expect(alarm(&detector, (0..<101).map { Double($0 % 2) }) == nil)
    // Within the noise of most of the last steps, until most of them are still.
    #expect(alarm(&detector, Array(repeating: 1.2, count: 31)) == nil)
    #expect(alarm(&detector, Array(repeating: 1.2, count: 31)) != nil)
  }

  @Test func decisionsAreTheSameOnEveryScale() {
    for seed in 0..<20 {
      var random = SplitMix64(seed: seed)
      let values = (0..<120).map { random.normal() + max(0, Double($0) - 60) * 0.2 }
      var detector = make(smallestRise: 0), scaled = make(smallestRise: 0)
      let expected = alarm(&detector, values)
      #expect(expected != nil)
      #expect(alarm(&scaled, values.map { $0 * 1024 }) == expected)
    }
  }

  @Test func theLargestDoublesDoNotConfuseIt() {
    let largest = Double.greatestFiniteMagnitude
    var detector = make(smallestRise: 0)
    let values = (0..<100).map { $0 % 2 == 0 ? largest : -largest }
    #expect(alarm(&detector, values) == nil)
    #expect(alarm(&detector, Array(repeating: largest, count: 200)) != nil)
  }

  private func make(smallestRise: Double) -> RiseDetector {
    RiseDetector(smallestRise: smallestRise)
  }

  /// The index of the value that raises an alarm.
  private func alarm(_ detector: inout RiseDetector, _ values: [Double]) -> Int? {
    for (index, value) in values.enumerated() where detector.record(value) { return index }
    return nil
  }
}
