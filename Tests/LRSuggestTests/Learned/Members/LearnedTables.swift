@testable import LRSuggest

/// Tables of the smallest size, to be changed: one copy of each network, all weights zero, so that
/// every offset is as probable as any other.
struct LearnedTables {
  var weights = [Float](repeating: 0, count: 3785 + 10889 + 4881 + 13653)
  var calibration: [Double]

  /// - Parameter support: The limits of every feature.
  init(support: ClosedRange<Double> = -10...10) {
    let limits = (0..<FrameFeatures.count).flatMap { _ in [support.lowerBound, support.upperBound] }
    let costs = (0..<ExpectedCost.places).map { place in
      let distance = -4 + 0.05 * Double(place)
      return distance * distance
    }
    calibration = [Double](repeating: 1, count: 12)
    calibration += [Double](repeating: 0.25, count: 10) + [5] + limits + costs + costs
  }

  var networks: LearnedNetworks? {
    LearnedNetworks(weights: weights, calibration: calibration)
  }
}
