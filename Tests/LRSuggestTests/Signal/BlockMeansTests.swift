import Testing

@testable import LRSuggest

@Suite struct BlockMeansTests {
  @Test func upToTwoThousandValuesAreTheirOwnBlocks() {
    var blocks = BlockMeans()
    let values = (0..<2000).map { Elementary.exp(Double($0) / 100) }
    for value in values { #expect(blocks.append(value) == .finished) }
    #expect(blocks.means == values)
    #expect(blocks.length == 1)
  }

  @Test func neighboursAreMergedAndTheirNumberStaysBounded() {
    var blocks = BlockMeans()
    for value in 0..<16_001 { blocks.append(Double(value)) }
    #expect(blocks.length == 16)
    // The last value waits for fifteen others.
    #expect(blocks.means == (0..<1000).map { Double($0) * 16 + 7.5 })
    var most = 0
    for value in 0..<100_000 {
      blocks.append(Double(value))
      most = max(most, blocks.means.count)
    }
    #expect(most == BlockMeans.mostBlocks)
  }

  @Test func theValueThatFindsNoRoomMerges() {
    var blocks = BlockMeans()
    for _ in 0..<2000 { blocks.append(1) }
    #expect(blocks.append(3) == .merged)
    #expect(blocks.append(5) == .finished)
    #expect(blocks.means.last == 4)
    #expect(blocks.append(3) == .none)
  }

  @Test func meansOfTheLargestDoublesAreFinite() {
    var blocks = BlockMeans()
    for _ in 0..<20_000 { blocks.append(-.greatestFiniteMagnitude) }
    #expect(blocks.means.allSatisfy { $0 == -.greatestFiniteMagnitude })
  }

  @Test func otherUnitsKeepTheUnfinishedBlock() {
    var blocks = BlockMeans()
    for value in 0..<4003 { blocks.append(Double(value)) }
    var scaled = blocks.scaled { $0 * 2 }
    #expect(scaled.append(0) == .finished)
    #expect(scaled.means.first == 3)
    #expect(scaled.means.last == 2 * Double(4000 + 4001 + 4002) / 4)
  }
}
