import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct CurveCallTests {
  @Test func aCurveComesBackAsItWentIn() throws {
    let rates = [0x1p-1074, 1e-3, 1, 1e300], losses = [.nan, -.infinity, -0.0, 1e-300]
    let handle = Handle.curve(rates, losses).value
    defer { handle.freeCurve() }
    #expect(Self.count(of: handle).value == 4)
    let (status, foundRates, foundLosses) = Self.points(of: handle, capacity: 4)
    #expect(status == LRS_OK)
    #expect(foundRates == rates)
    #expect(foundLosses.map(\.bitPattern) == losses.map(\.bitPattern))
  }

  @Test func aLargerBufferKeepsWhatLiesBeyondThePoints() throws {
    let handle = Handle.curve([1, 2], [3, 4]).value
    defer { handle.freeCurve() }
    let (status, rates, losses) = Self.points(of: handle, capacity: 3)
    #expect(status == LRS_OK)
    #expect(rates == [1, 2, -7])
    #expect(losses == [3, 4, -7])
  }

  @Test func aBufferTooSmallIsLeftAlone() {
    let handle = Handle.curve([1, 2, 3], [3, 4, 5]).value
    defer { handle.freeCurve() }
    let (status, rates, losses) = Self.points(of: handle, capacity: 2)
    #expect(status == LRS_ERROR_BUFFER_TOO_SMALL)
    #expect(rates == [-7, -7])
    #expect(losses == [-7, -7])
  }

  @Test func arraysThatAreNotWantedMayBeNull() {
    let handle = Handle.curve([1, 2], [3, 4]).value
    defer { handle.freeCurve() }
    var found = [0.0, 0]
    #expect(unsafe lrs_curve_points(handle.pointer, nil, nil, 2, nil) == LRS_OK)
    #expect(unsafe lrs_curve_points(handle.pointer, &found, nil, 2, nil) == LRS_OK)
    #expect(found == [1, 2])
    #expect(unsafe lrs_curve_points(handle.pointer, nil, &found, 2, nil) == LRS_OK)
    #expect(found == [3, 4])
  }

  @Test(
    arguments: [
      ([], []), ([1, 1], [0, 0]), ([2, 1], [0, 0]), ([0], [0]), ([-1], [0]), ([1, .nan], [0, 0]),
      ([.infinity], [0]),
    ] as [([Double], [Double])])
  func pointsThatAreNoCurveAreRefusedInTheWordsOfTheCore(rates: [Double], losses: [Double]) {
    let made = Handle.curve(rates, losses)
    #expect(made.status == LRS_ERROR_INVALID_CURVE)
    #expect(made.value == .untouched)
    let error = #expect(throws: CurveError.self) {
      try Curve(learningRates: rates, losses: losses)
    }
    #expect(made.message == error?.description)
  }

  @Test(arguments: [10_000_001, .max, -1])
  func aCountAboveTheLimitIsRefusedBeforeAnythingIsRead(count: Int) {
    let made = Handle.curve([1], [1], count: count)
    #expect(made.status == LRS_ERROR_INVALID_ARGUMENT)
    #expect(made.value == .untouched)
    #expect(made.message.contains("count is \(UInt(bitPattern: count))"))
    #expect(made.message.contains("\(LRS_MAX_POINTS)"))
  }

  @Test func theLimitIsThatOfTheCore() {
    #expect(Int(LRS_MAX_POINTS) == Curve.maximumCount)
  }

  private static func count(of handle: Handle) -> Outcome<Int> {
    outcome(-7) { out, error in unsafe lrs_curve_count(handle.pointer, out, error) }
  }

  private static func points(
    of handle: Handle, capacity: Int
  ) -> (status: Int, rates: [Double], losses: [Double]) {
    var rates = [Double](repeating: -7, count: capacity), losses = rates
    let found = status { error in
      unsafe lrs_curve_points(handle.pointer, &rates, &losses, capacity, error)
    }
    return (found.status, rates, losses)
  }
}
