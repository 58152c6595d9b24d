import LRSuggest
import Testing

/// Levels, slopes, ranges and samples are the same numbers.
@Suite struct ShapeTests {
  @Test(arguments: 1...40) func `levels, slopes and ranges`(seed: UInt64) throws {
    let trial = try Trial(seed: seed)
    let program = """
      import lrsuggest
      half = len(inputs) // 2
      lrs, losses = inputs[:half], inputs[half:]
      marks = lrsuggest.landmarks(lrs, losses)
      for share in (0.1, 0.5, 0.9):
          level = marks.level(share)
          numbers += [] if level is None else [level]
      slopes = marks.slopes
      if slopes is not None:
          numbers += [slopes.low, slopes.high, slopes.mean, slopes.deviation, slopes.noise]
          numbers += [slopes.shape, slopes.relative_mean, slopes.relative_shape]
      for above in (False, True):
          ranges = lrsuggest.suggest(lrs, losses).search_ranges(above_elbow=above)
          for name, found in ranges.items():
              texts.append(name)
              numbers += found
      """
    let analysis = try Analysis(of: trial.curve())
    let reading = analysis.reading
    var numbers = [0.1, 0.5, 0.9].compactMap { reading.rate(atDrop: $0) }
    var texts: [String] = []
    if let slopes = reading.slopeStatistics {
      numbers += [slopes.low, slopes.high, slopes.mean, slopes.deviation, slopes.noise]
      numbers += [slopes.shape, slopes.relativeMean, slopes.relativeShape]
    }
    for above in [false, true] {
      for kind in SearchRange.Kind.allCases {
        guard let range = analysis.searchRange(kind, aboveElbow: above) else { continue }
        texts.append(kind.rawValue)
        numbers += [range.low, range.high]
      }
    }
    try expectSame(Python.run(program, trial.columns), Reply(numbers: numbers, texts: texts))
  }

  @Test(arguments: [0, 1, 1_234_567, UInt64(Int64.max)])
  func `samples of a range`(seed: UInt64) throws {
    let program = """
      import lrsuggest
      numbers += lrsuggest.SearchRange(*inputs).sample(100, seed=\(seed))
      """
    let range = try SearchRange(from: 1e-6, to: 0.3)
    try expectSame(
      Python.run(program, [1e-6, 0.3]), Reply(numbers: range.sample(100, seed: seed), texts: []))
  }
}
