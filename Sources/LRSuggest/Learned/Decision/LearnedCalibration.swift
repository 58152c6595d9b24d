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
    3 * LearnedMember.allCases.count + 2 * (LearnedMember.allCases.count + 1) + 1
    + 2 * FrameFeatures.count + 2 * ExpectedCost.places

  /// Reads the table; nil where it has another length or holds what makes no sense.
  init?(_ numbers: [Double]) {
    guard numbers.count == Self.count, numbers.allSatisfy({ $0.isFinite }) else { return nil }
    var rest = numbers[...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let members = LearnedMember.allCases.count
    let copies = take(members).compactMap { Int(exactly: $0) }
    temperatures = take(members)
    weights = take(members)
    widenings = take(2 * (members + 1))
    let rows = take(1).compactMap { Int(exactly: $0) }
    let limits = take(2 * FrameFeatures.count)
    guard copies.count == members, copies.allSatisfy({ 1...64 ~= $0 }), let rows = rows.first,
      let support = LearnedSupport(limits),
      let cost = ExpectedCost(
        oneCycle: take(ExpectedCost.places), constant: take(ExpectedCost.places))
    else { return nil }
    self.copies = copies
    fewestRows = rows
    self.support = support
    self.cost = cost
  }

  /// How many networks of one kind are averaged.
  func copies(of member: LearnedMember) -> Int { copies[member.place] }

  /// What the logits of a member are divided by.
  func temperature(of member: LearnedMember) -> Double { temperatures[member.place] }

  /// The weight of a member in the ensemble.
  func weight(of member: LearnedMember) -> Double { weights[member.place] }

  /// By how many decades the interval of a member, or of the ensemble (nil), is widened.
  func widening(of member: LearnedMember?) -> (below: Double, above: Double) {
    let place = member?.place ?? LearnedMember.allCases.count
    return (widenings[2 * place], widenings[2 * place + 1])
  }
}

extension LearnedMember {
  /// Its place in every table.
  fileprivate var place: Int {
    switch self {
    case .features: 0
    case .cnn: 1
    case .gru: 2
    case .image: 3
    }
  }
}
