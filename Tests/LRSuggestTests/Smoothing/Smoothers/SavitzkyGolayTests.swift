import Testing

@testable import LRSuggest

@Suite struct SavitzkyGolayTests {
  /// SciPy 1.17: savgol_filter(y, 5, 2, mode="interp") and savgol_filter(y, 7, 3, mode="interp") of
  /// y = [2.0, 1.5, 1.8, 1.1, 0.9, 1.2, 0.4, 0.6, 3.0, 9.0].
  @Test func `golden values of SciPy`() {
    let values = [2.0, 1.5, 1.8, 1.1, 0.9, 1.2, 0.4, 0.6, 3.0, 9.0]
    let second = SavitzkyGolay(window: 5, order: 2).smooth(values)
    let third = SavitzkyGolay(window: 7, order: 3).smooth(values)
    #expect(largestDistance(second, Golden.window5Order2) < 1e-12)
    #expect(largestDistance(third, Golden.window7Order3) < 1e-12)
  }

  @Test(arguments: 0...5) func `a polynomial of its order is left as it is`(order: Int) {
    let values = (0..<50).map { index in
      (0...order).reduce(0.0) { $0 + Elementary.pow(Double(index) / 10 - 2, Double($1)) }
    }
    for window in [order + 1 + order % 2, 11, 49] where window > order && window % 2 == 1 {
      let smooth = SavitzkyGolay(window: window, order: order).smooth(values)
      #expect(largestDistance(smooth, values) < 1e-8)
    }
  }

  @Test func `a value that is not finite ends with its window`() {
    var values = (0..<40).map { Double($0) }
    values[20] = .infinity
    let smooth = SavitzkyGolay(window: 7, order: 2).smooth(values)
    #expect(smooth.indices.filter { !smooth[$0].isFinite } == Array(17...23))
  }

  @Test(arguments: [1e308, -1.7e308]) func `the largest losses do not overflow`(loss: Double) {
    let smooth = SavitzkyGolay(window: 21, order: 3).smooth(
      [Double](repeating: loss, count: 40))
    #expect(smooth.allSatisfy { ($0 / loss - 1).magnitude < 1e-9 })
  }

  private enum Golden {
    static let window5Order2 = [
      1.9228571428571417, 1.748571428571427, 1.5171428571428562, 1.2285714285714278,
      1.0371428571428563, 0.8828571428571423, 0.4771428571428563, 0.5828571428571409,
      3.531428571428571, 8.73714285714286,
    ]
    static let window7Order3 = [
      1.9833333333333323, 1.654761904761906, 1.4476190476190496, 1.2952380952380964,
      1.0714285714285723, 0.5571428571428577, 0.2428571428571431, 0.6690476190476171,
      3.1976190476190505, 8.895238095238106,
    ]
  }
}
