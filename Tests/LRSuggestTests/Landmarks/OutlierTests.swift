import Testing

@testable import LRSuggest

/// G14: of a sweep in which 2 to 5 % of the losses are e times too large, the landmarks stay: all
/// but the valley, which averages the losses themselves, as fastai does.
@Suite("G14: outliers") struct OutlierTests {
  @Test(arguments: [0.02, 0.05])
  func theyShiftLandmarksByLessThanATenthOfADecadeInTheMedian(share: Double) throws {
    var shifts: [Landmark.Kind: [Double]] = [:]
    for seed in 0..<60 {
      var random = SplitMix64(seed: 14_000 + seed)
      let curve = try TextbookCurve(random: &random).curve(100, noise: 0.05, &random)
      let wild = try Curve(
        learningRates: curve.learningRates,
        losses: curve.losses.map { random.unit() < share ? $0 * Elementary.exp(1) : $0 })
      let before = Reading(curve, smoothing: .automatic).landmarks
      let after = Reading(wild, smoothing: .automatic).landmarks
      for landmark in before.all {
        let moved = after[landmark.kind]?.learningRate ?? .infinity
        let shift = Elementary.log10(moved / landmark.learningRate).magnitude
        shifts[landmark.kind, default: []].append(shift)
      }
    }
    for kind in Landmark.Kind.allCases {
      let all = try #require(shifts[kind])
      #expect(all.count >= 55)
      #expect(Quantile.median(of: all) < (kind == .valley ? 0.3 : 0.1), "\(kind)")
    }
  }
}
