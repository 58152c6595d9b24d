import Testing

@testable import LRSuggest

@Suite struct SmoothingSplineTests {
  private static let positions = [0, 1, 2, 3.5, 4, 5, 6, 7.25, 8, 9]
  private static let values = [2.0, 1.5, 1.8, 1.1, 0.9, 1.2, 0.4, 0.6, 3.0, 9.0]

  /// SciPy 1.17: make_smoothing_spline(x, y, lam=2.0)(x) of the points above, and with lam=50.0.
  @Test func `golden values of SciPy`() {
    for (penalty, expected) in [(2.0, Golden.penalty2), (50, Golden.penalty50)] {
      let smooth = SmoothingSpline.smooth(Self.values, at: Self.positions, penalty: penalty)
      #expect(largestDistance(smooth, expected) < 1e-10)
    }
  }

  @Test func `a line is left as it is`() {
    let line = Self.positions.map { 3 - 0.5 * $0 }
    for penalty in [nil, 0, 1, 1e12] as [Double?] {
      let smooth = SmoothingSpline.smooth(line, at: Self.positions, penalty: penalty)
      #expect(largestDistance(smooth, line) < 1e-9)
    }
  }

  @Test func `the smoothest is the line of least squares`() {
    let smooth = SmoothingSpline.smooth(Self.values, at: Self.positions, penalty: 1e12)
    let slopes = zip(
      zip(smooth, smooth.dropFirst()), zip(Self.positions, Self.positions.dropFirst())
    )
    .map { ($0.1 - $0.0) / ($1.1 - $1.0) }
    #expect(slopes.allSatisfy { abs($0 - slopes[0]) < 1e-6 })
  }

  @Test func `values that are not finite are left out and stay`() {
    var values = Self.values
    values[3] = .nan
    values[9] = .infinity
    let kept = [0, 1, 2, 4, 5, 6, 7, 8]
    let smooth = SmoothingSpline.smooth(values, at: Self.positions, penalty: 1)
    let others = SmoothingSpline.smooth(
      kept.map { values[$0] }, at: kept.map { Self.positions[$0] }, penalty: 1)
    #expect(largestDistance(kept.map { smooth[$0] }, others) == 0)
    #expect(smooth[3].isNaN)
    #expect(smooth[9] == .infinity)
  }

  @Test func `the scale of the losses does not matter`() {
    let smooth = SmoothingSpline.smooth(Self.values, at: Self.positions, penalty: nil)
    let large = SmoothingSpline.smooth(
      Self.values.map { $0 * 0x1p1000 }, at: Self.positions, penalty: nil)
    #expect(large.map { $0 * 0x1p-1000 } == smooth)
  }

  private enum Golden {
    static let penalty2 = [
      1.979499293157704, 1.7143825561750226, 1.4416509595989042, 0.940500372304516,
      0.7797359427672141, 0.5767156596950175, 0.7654027030602457, 2.232732061405958,
      3.9961055780560057, 7.07327487377941,
    ]
    static let penalty50 = [
      1.013708743293547, 1.05901876463425, 1.125524548560302, 1.33230016693273,
      1.4497846114827435, 1.7851081479376534, 2.274892778248091, 3.117251813801271,
      3.728923777171189, 4.61348664793821,
    ]
  }
}
