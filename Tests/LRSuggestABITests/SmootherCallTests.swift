import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct SmootherCallTests {
  @Test(arguments: Smoother.Kind.allCases)
  func aSmootherGivesWhatTheCoreGives(kind: Smoother.Kind) throws {
    let index = try #require(Smoother.Kind.allCases.firstIndex(of: kind))
    #expect(text(unsafe lrs_smoother_name(Int32(index))) == kind.rawValue)
    for test in TestCurve.allCases {
      let curve = try test.curve
      let handle = try Handle.curve(curve)
      defer { handle.freeCurve() }
      var options = Self.options(kind: Int32(index))
      var numbers = [Double](repeating: -7, count: curve.count)
      var error = lrs_error()
      let status = unsafe lrs_smooth(
        handle.pointer, &options, &numbers, numbers.count, &error)
      var steps = -7.0, decades = -7.0
      let late = unsafe lrs_lag(
        handle.pointer, &options, curve.count - 1, &steps, &decades, nil)
      do {
        let smooth = try curve.smoothed(by: Smoother(kind))
        #expect(Int(status) == LRS_OK)
        #expect(numbers.map(\.bitPattern) == smooth.map(\.bitPattern))
        let lag = try curve.lag(of: Smoother(kind), at: curve.count - 1)
        #expect(Int(late) == LRS_OK)
        #expect((steps, decades) == (lag.steps, lag.decades))
      } catch let problem {
        #expect(Int(status) == LRS_ERROR_INVALID_ARGUMENT)
        #expect(Int(late) == LRS_ERROR_INVALID_ARGUMENT)
        #expect(error.text == problem.description)
        #expect(numbers.allSatisfy { $0 == -7 })
        #expect((steps, decades) == (-7, -7))
      }
    }
  }

  @Test func parametersReachTheCore() throws {
    let curve = try TestCurve.classic.curve
    let handle = try Handle.curve(curve)
    defer { handle.freeCurve() }
    var options = Self.options(kind: Int32(LRS_SMOOTHER_SAVITZKY_GOLAY))
    options.window = 9
    options.order = 3
    var numbers = [Double](repeating: -7, count: curve.count)
    #expect(
      unsafe lrs_smooth(handle.pointer, &options, &numbers, numbers.count, nil) == LRS_OK)
    #expect(try numbers == curve.smoothed(by: .savitzkyGolay(window: 9, order: 3)))
    options = Self.options(kind: Int32(LRS_SMOOTHER_EMA_SPLINE))
    options.beta = 0.7
    options.penalty = 0.01
    #expect(
      unsafe lrs_smooth(handle.pointer, &options, &numbers, numbers.count, nil) == LRS_OK)
    #expect(try numbers == curve.smoothed(by: .emaSpline(beta: 0.7, penalty: 0.01)))
  }

  private static func options(kind: Int32) -> lrs_smoother {
    lrs_smoother(
      struct_size: 40, kind: kind, window: Int64(LRS_UNKNOWN), beta: Double(LRS_UNKNOWN),
      penalty: Double(LRS_UNKNOWN), order: LRS_UNKNOWN, reserved: 0)
  }
}
