import Testing

@testable import LRSuggest

@Suite struct MovingAverageTests {
  @Test(arguments: [1, 2, 3, 7, 10, 39, 40]) func `the last values`(window: Int) throws {
    let losses = try CurveFamily.classic.curve(seed: 1, count: 40).losses
    let smooth = MovingAverage.trailing(losses, window: window)
    let expected = losses.indices.map { index in
      let recent = losses[max(0, index - window + 1)...index]
      return recent.reduce(0, +) / Double(recent.count)
    }
    #expect(zip(smooth, expected).allSatisfy { relativeDistance($0, $1) < 1e-12 })
    #expect(smooth.count == 40)
  }

  @Test(arguments: [1, 3, 7, 39]) func `the values around each`(window: Int) throws {
    let losses = try CurveFamily.classic.curve(seed: 2, count: 40).losses
    let smooth = MovingAverage.centered(losses, window: window)
    let expected = losses.indices.map { index in
      let half = min(window / 2, index, 39 - index)
      return losses[(index - half)...(index + half)].reduce(0, +) / Double(2 * half + 1)
    }
    #expect(zip(smooth, expected).allSatisfy { relativeDistance($0, $1) < 1e-12 })
    #expect(smooth.count == 40)
  }

  @Test func `a value that is not finite ends with its window`() throws {
    var losses = (0..<30).map { Double($0) }
    losses[10] = .nan
    let trailing = MovingAverage.trailing(losses, window: 4)
    #expect(trailing.indices.filter { !trailing[$0].isFinite } == [10, 11, 12, 13])
    #expect(abs(trailing[14] - 12.5) < 1e-12)
    let centered = MovingAverage.centered(losses, window: 5)
    #expect(centered.indices.filter { !centered[$0].isFinite } == [8, 9, 10, 11, 12])
  }

  @Test func `an explosion leaves nothing behind`() {
    var losses = [Double](repeating: 0.1, count: 60)
    losses[20] = 1e300
    let smooth = MovingAverage.trailing(losses, window: 7)
    #expect(smooth[27...].allSatisfy { abs($0 - 0.1) < 1e-15 })
  }
}
