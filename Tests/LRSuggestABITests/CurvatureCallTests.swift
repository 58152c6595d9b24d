import CLRSuggest
import LRSuggest
import LRSuggestABI
import Testing

@Suite struct CurvatureCallTests {
  /// `LRS_SMITH_INIT`.
  private static let smith = lrs_smith(
    struct_size: 56, reserved: 0, momentum: 0, count: 0, average: 0.1, latest: -1, step: 0,
    step_change: 0)

  @Test(arguments: OptimizerFamily.allCases) func anEdgeIsTheCores(optimizer: OptimizerFamily)
    throws
  {
    let index = try #require(OptimizerFamily.allCases.firstIndex(of: optimizer))
    for momentum in [-1, 0, 0.5, 0.99, 1, .nan] {
      let found = outcome(-7.0) { out, error in
        unsafe lrs_stability_edge(Int32(index), 3, momentum, out, error)
      }
      do {
        let edge = try StabilityEdge.learningRate(
          of: optimizer, curvature: 3, momentum: momentum == -1 ? nil : momentum)
        #expect((found.status, found.value) == (LRS_OK, edge))
      } catch {
        #expect((found.status, found.value) == (LRS_ERROR_INVALID_ARGUMENT, -7))
        #expect(found.message == error.description)
      }
    }
  }

  @Test func sumsInAStructAreTheCores() throws {
    var core = try SmithEstimator(momentum: 0.5), state = Self.smith
    state.momentum = 0.5
    for step in 1...30 {
      let sums = (Double(step), Double(step % 4))
      try core.addSums(step: sums.0, stepChange: sums.1, learningRate: 0.1)
      #expect(unsafe lrs_smith_add_sums(&state, sums.0, sums.1, 0.1, nil) == LRS_OK)
      #expect(state.latest == core.sums.latest ?? -1)
    }
    var rate = -7.0, ratio = -7.0, echoes = Int32(-7)
    #expect(unsafe lrs_smith_estimate(&state, &rate, &ratio, &echoes, nil) == LRS_OK)
    let estimate = try #require(core.estimate)
    #expect((rate, ratio) == (estimate.learningRate, estimate.ratio))
    #expect(echoes == (estimate.onlyEchoes ? 1 : 0))
    #expect(state.count == 30)
  }

  @Test func aSpoiledStateIsRefused() {
    for spoil in [
      { $0.struct_size = 55 }, { $0.momentum = 1 }, { $0.average = .nan }, { $0.step = -1 },
      { $0.step_change = .infinity }, { $0.latest = -2 },
    ] as [(inout lrs_smith) -> Void] {
      var state = Self.smith
      spoil(&state)
      let found = outcome(state) { state, error in
        unsafe lrs_smith_add_sums(state, 1, 1, 1, error)
      }
      #expect(found.status < 0 && !found.message.isEmpty)
      #expect(found.value.count == 0)
    }
    var full = Self.smith
    full.count = .max
    #expect(unsafe lrs_smith_add_sums(&full, 1, 1, 1, nil) == LRS_OK)
  }
}
