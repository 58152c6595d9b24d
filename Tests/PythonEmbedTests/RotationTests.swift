import LRSuggest
import Testing

/// How far a layer has turned is the same in both languages.
@Suite struct RotationTests {
  @Test(arguments: 1...10) func `distances and updates`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let numbers = (0..<60).map { _ in random.between(-2, 2) }
    let program = """
      import lrsuggest
      rotation = lrsuggest.LayerRotation()
      for start in range(0, 60, 6):
          rotation.add(inputs[start:start + 3], inputs[start + 3:start + 6])
      rotation.add_sums(7, inputs[0], 1.5, 2.5, 3.5)
      numbers = [rotation.distance, rotation.relative_update, float(rotation.count)]
      """
    var rotation = LayerRotation()
    for start in stride(from: 0, to: 60, by: 6) {
      try rotation.add(
        initial: Array(numbers[start..<(start + 3)]),
        current: Array(numbers[(start + 3)..<(start + 6)]))
    }
    try rotation.addSums(
      count: 7, dot: numbers[0], initialSquare: 1.5, currentSquare: 2.5, changeSquare: 3.5)
    let expected = [
      try #require(rotation.distance), try #require(rotation.relativeUpdate),
      Double(rotation.sums.count),
    ]
    try expectSame(Python.run(program, numbers), Reply(numbers: expected, texts: []))
  }
}
