import Foundation
import Testing

@testable import LRSuggest

@Suite struct LayerRotationTests {
  private static func rotation(_ initial: [Double], _ current: [Double]) throws -> LayerRotation {
    var rotation = LayerRotation()
    try rotation.add(initial: initial, current: current)
    return rotation
  }

  private static func noise(_ count: Int, seed: Int) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in 2 * random.unit() - 1 }
  }

  @Test func `same is 0, orthogonal is 1, opposite is 2`() throws {
    let weights = Self.noise(1000, seed: 1)
    let still = try Self.rotation(weights, weights)
    #expect(still.distance == 0)
    #expect(still.relativeUpdate == 0)
    let orthogonal = try Self.rotation([1, 2, 0, 0], [0, 0, -3, 5])
    #expect(orthogonal.distance == 1)
    #expect(try Self.rotation([3, 4], [-3, -4]).distance == 2)
    let opposite = try Self.rotation(weights, weights.map { -$0 })
    #expect((try #require(opposite.distance) - 2).magnitude < 1e-14)
    #expect((try #require(opposite.relativeUpdate) - 2).magnitude < 1e-14)
  }

  @Test("In a plane the distance is 1 − cos φ, relatively exact from the smallest angle on")
  func angles() throws {
    for exponent in stride(from: -12.0, through: 0, by: 0.5) {
      let angle = Double.pi * pow(10, exponent)
      for length in [0.7, 1, 1.3] {
        let turned = try Self.rotation([2, 0], [2 * length * cos(angle), 2 * length * sin(angle)])
        let half = sin(angle / 2)
        // Where the length changes too, the law of cosines keeps the digits of the larger part.
        let tolerance = length == 1 ? 1e-12 : 1e-12 + 1e-15 / (half * half)
        let found = try #require(turned.distance)
        #expect((found - 2 * half * half).magnitude <= tolerance * 2 * half * half)
      }
    }
  }

  @Test func `lengths do not matter to the angle, only to the update`() throws {
    let initial = Self.noise(500, seed: 2), current = Self.noise(500, seed: 3)
    let plain = try Self.rotation(initial, current)
    for scale in [0x1p-300, 0.5, 0x1p300] {
      let scaled = try Self.rotation(initial.map { $0 * scale }, current.map { $0 * scale })
      #expect(scaled.distance == plain.distance)
      #expect(scaled.relativeUpdate == plain.relativeUpdate)
    }
    for stretch in [1e-9, 0.3, 7, 1e9] {
      let stretched = try Self.rotation(initial, current.map { $0 * stretch })
      let distances = (try #require(stretched.distance), try #require(plain.distance))
      #expect((distances.0 - distances.1).magnitude < 1e-14)
    }
    #expect(try Self.rotation([3, 4], [6, 8]).relativeUpdate == 1)
  }

  @Test func `a million weights, in chunks of any size, are the same to the last bit`() throws {
    let initial = Self.noise(1_000_000, seed: 4)
    let current = zip(initial, Self.noise(1_000_000, seed: 5)).map { $0 + $1 }
    let whole = try Self.rotation(initial, current)
    for size in [7919, 65_536, 999_999] {
      var chunked = LayerRotation()
      for start in stride(from: 0, to: initial.count, by: size) {
        let end = min(start + size, initial.count)
        try chunked.add(
          initial: Array(initial[start..<end]), current: Array(current[start..<end]))
      }
      #expect(chunked == whole)
    }
    #expect(whole.sums.count == 1_000_000)
    // Independent noise as large as the weights turns them by 45 degrees.
    #expect((try #require(whole.distance) - (1 - 0.5.squareRoot())).magnitude < 0.003)
    #expect((try #require(whole.relativeUpdate) - 1).magnitude < 0.005)
  }

  @Test func `sums from elsewhere are what weights add`() throws {
    var summed = LayerRotation()
    try summed.addSums(
      count: 2, dot: 11, initialSquare: 5, currentSquare: 25, changeSquare: 8)
    #expect(try summed == Self.rotation([1, 2], [3, 4]))
    #expect(try LayerRotation(resuming: summed.sums) == summed)
    var coarse = LayerRotation()
    try coarse.addSums(
      count: 9, dot: -1.001, initialSquare: 1, currentSquare: 1, changeSquare: 4)
    #expect(coarse.distance == 2)
    var contradicting = LayerRotation()
    try contradicting.addSums(
      count: 9, dot: 2, initialSquare: 1, currentSquare: 4, changeSquare: 0.9)
    #expect(contradicting.distance == 0)
  }

  @Test func `zeros have no direction`() throws {
    #expect(LayerRotation().distance == nil)
    #expect(LayerRotation().relativeUpdate == nil)
    let grown = try Self.rotation([0, 0], [1, 2])
    #expect(grown.distance == nil)
    #expect(grown.relativeUpdate == nil)
    let pruned = try Self.rotation([1, 2], [0, 0])
    #expect(pruned.distance == nil)
    #expect(pruned.relativeUpdate == 1)
  }

  @Test func `bad weights are named and change nothing`() throws {
    var rotation = try Self.rotation([1, 2], [3, 1])
    let before = rotation
    func refused(_ error: LayerRotationError, _ initial: [Double], _ current: [Double]) {
      #expect(throws: error) { try rotation.add(initial: initial, current: current) }
      #expect(rotation == before)
    }
    refused(.empty("initial"), [], [])
    refused(.lengthsDiffer("current", count: 1, expected: 2), [1, 2], [1])
    refused(.notFinite("initial", index: 1, value: .infinity), [1, .infinity], [1, 2])
    refused(.notFinite("current", index: 0, value: -.infinity), [1], [-.infinity])
    refused(.sumsOverflow("initial, current"), [1e200], [1])
    refused(.sumsOverflow("initial, current"), [1e154], [-1e154])
    #expect {
      try rotation.add(initial: [1, .nan], current: [1, 1])
    } throws: {
      "\($0)" == "initial[1] is nan: it must be finite"
    }
    #expect(rotation == before)
  }

  @Test func `bad sums are named and change nothing`() throws {
    var rotation = try Self.rotation([1, 2], [3, 1])
    let before = rotation
    func refused(
      _ error: LayerRotationError, _ count: Int, _ sums: (Double, Double, Double, Double)
    ) {
      #expect(throws: error) {
        try rotation.addSums(
          count: count, dot: sums.0, initialSquare: sums.1, currentSquare: sums.2,
          changeSquare: sums.3)
      }
      #expect(rotation == before)
    }
    refused(.countNotPositive(0), 0, (1, 1, 1, 1))
    refused(.countNotPositive(-3), -3, (1, 1, 1, 1))
    refused(.sumOutside("dot", .infinity), 1, (.infinity, 1, 1, 1))
    refused(.sumOutside("initial_square", -1), 1, (1, -1, 1, 1))
    refused(.sumOutside("current_square", .infinity), 1, (1, 1, .infinity, 1))
    refused(.sumOutside("change_square", -0.5), 1, (1, 1, 1, -0.5))
    #expect(throws: LayerRotationError.countNotPositive(-1)) {
      try LayerRotation(
        resuming: .init(count: -1, dot: 0, initialSquare: 0, currentSquare: 0, changeSquare: 0))
    }
    try rotation.addSums(
      count: .max, dot: 0, initialSquare: 0, currentSquare: 0, changeSquare: 0)
    #expect(rotation.sums.count == .max)
  }

  @Test func `sums that together exceed the largest double change nothing`() throws {
    let largest = Double.greatestFiniteMagnitude
    var rotation = LayerRotation()
    try rotation.addSums(
      count: 1, dot: 0, initialSquare: largest, currentSquare: 1, changeSquare: largest)
    let before = rotation
    #expect(
      throws: LayerRotationError.sumsOverflow("dot, initial_square, current_square, change_square")
    ) {
      try rotation.addSums(
        count: 1, dot: 0, initialSquare: largest, currentSquare: 1, changeSquare: 1)
    }
    #expect(rotation == before)
    #expect(rotation.distance == 1)
  }
}
