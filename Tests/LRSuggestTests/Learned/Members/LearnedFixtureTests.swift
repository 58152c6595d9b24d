import Testing

@testable import LRSuggest

/// The networks against torch, their decisions against NumPy.
@Suite struct LearnedFixtureTests {
  private let networks: LearnedNetworks

  init() throws { networks = try #require(LearnedNetworks.shipped) }

  @Test func thereAreFixtures() { #expect(LearnedFixture.all.count == 16) }

  @Test(arguments: LearnedFixture.all, LearnedMember.networks)
  func logitsAreThoseOfTorch(fixture: LearnedFixture, member: LearnedMember) {
    let expected = fixture.logits(of: member), found = fixture.computed(by: networks, member)
    #expect(found.count == expected.count && !expected.isEmpty)
    for (ours, torchs) in zip(found, expected) {
      let distance = largestDistance((ours ?? []).map(Double.init), torchs.map(Double.init))
      #expect(distance <= 1e-5)
    }
  }

  @Test(arguments: LearnedMember.networks)
  func theSameInputsGiveTheSameBits(member: LearnedMember) async throws {
    let fixture = try #require(LearnedFixture.all.first)
    let networks = networks, once = fixture.computed(by: networks, member)
    await withTaskGroup(of: [[Float]?].self) { group in
      for _ in 0..<4 { group.addTask { fixture.computed(by: networks, member) } }
      for await again in group { #expect(again == once) }
    }
  }

  @Test(arguments: LearnedFixture.all)
  func decisionsAreThoseOfNumPy(fixture: LearnedFixture) throws {
    let cost = networks.calibration.cost
    let beliefs = try LearnedMember.networks.map { member in
      let copies = networks.distributions(
        fixture.logits(of: member), of: member, anchor: member == .gru ? fixture.shift : 0)
      return try #require(OffsetDistribution.mean(of: copies ?? []))
    }
    let weights = LearnedMember.networks.map(networks.calibration.weight(of:))
    let all = try #require(OffsetDistribution.mean(of: beliefs, weights: weights))
    for (schedule, expected) in zip([Schedule.oneCycle, .constant], fixture.answers) {
      let found = (beliefs + [all]).map { cost.offset(for: $0, under: schedule) }
      #expect(largestDistance(found, expected) <= 1e-9)
    }
  }
}
