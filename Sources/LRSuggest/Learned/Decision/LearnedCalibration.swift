/// What was measured with the networks on data sets they were not trained on, as it lies in
/// `LRSuggestWeights.h`.
struct LearnedCalibration: Sendable {
  private let copies: [Int]
  private let temperatures: [Double]
  private let weights: [Double]
  private let widenings: [Double]

  /// The rows of a stream below which the recurrent network is not trusted.
  let fewestRows: Int
  /// What the networks were trained on.
  let support: LearnedSupport
  /// What a rate costs beside the best one.
  let cost: ExpectedCost

  private static let count =
    3 * LearnedMember.networks.count + 2 * LearnedMember.allCases.count + 1
    + 2 * FrameFeatures.count + 2 * ExpectedCost.places

  /// Reads the table; nil where it has another length or holds what makes no sense.
  init?(_ numbers: [Double]) {
    guard numbers.count == Self.count, numbers.allSatisfy({ $0.isFinite }) else { return nil }
    var rest = numbers[...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let members = LearnedMember.networks.count
    let copies = take(members).compactMap { Int(exactly: $0) }
    temperatures = take(members)
    weights = take(members)
    widenings = take(2 * LearnedMember.allCases.count)
    let rows = take(1).compactMap { Int(exactly: $0) }
    let limits = take(2 * FrameFeatures.count)
    guard copies.count == members, copies.allSatisfy({ 1...64 ~= $0 }), let rows = rows.first,
      temperatures.allSatisfy({ $0 > 0 }), weights.allSatisfy({ $0 >= 0 }),
      weights.contains(where: { $0 > 0 }),
      let support = LearnedSupport(limits),
      let cost = ExpectedCost(
        oneCycle: take(ExpectedCost.places), constant: take(ExpectedCost.places))
    else { return nil }
    self.copies = copies
    fewestRows = rows
    self.support = support
    self.cost = cost
  }

  /// How many networks of one kind are averaged; none for the ensemble.
  func copies(of member: LearnedMember) -> Int {
    copies.indices.contains(member.place) ? copies[member.place] : 0
  }

  /// What the logits of a network are divided by.
  func temperature(of member: LearnedMember) -> Double {
    temperatures.indices.contains(member.place) ? temperatures[member.place] : 1
  }

  /// The weight of a network in the ensemble.
  func weight(of member: LearnedMember) -> Double {
    weights.indices.contains(member.place) ? weights[member.place] : 0
  }

  /// By how many decades the interval of a member is widened.
  func widening(of member: LearnedMember) -> (below: Double, above: Double) {
    (widenings[2 * member.place], widenings[2 * member.place + 1])
  }
}

extension LearnedMember {
  /// Its place in every table: the ensemble, where it has one, comes last.
  fileprivate var place: Int {
    switch self {
    case .features: 0
    case .cnn: 1
    case .gru: 2
    case .image: 3
    case .ensemble: 4
    }
  }
}
