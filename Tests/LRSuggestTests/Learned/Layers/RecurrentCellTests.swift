import Testing

@testable import LRSuggest

@Suite struct RecurrentCellTests {
  @Test func aStepFollowsTheEquations() throws {
    // One input, one unit: gates r, z, n of the input, then of the state, then both biases.
    var reader = WeightReader([0.5, -0.3, 0.8, 0.2, 0.4, -0.6, 0.1, 0.2, 0.3, -0.1, -0.2, -0.3])
    let cell = try #require(RecurrentCell(&reader, inputs: 1, width: 1))
    var state: [Float] = [0.7], room = cell.workspace
    #expect(cell.advance(&state, with: [1.5], in: &room))
    let x = 1.5, h = 0.7
    let reset = logistic(0.5 * x + 0.1 + 0.2 * h - 0.1)
    let update = logistic(-0.3 * x + 0.2 + 0.4 * h - 0.2)
    let inner = 0.8 * x + 0.3 + reset * (-0.6 * h - 0.3)
    let new = Elementary.sinh(inner) / Elementary.cosh(inner)
    #expect((Double(state[0]) - ((1 - update) * new + update * h)).magnitude < 1e-6)
  }

  @Test func whatDoesNotFitLeavesTheStateAlone() throws {
    var reader = WeightReader([Float](repeating: 0.1, count: 12))
    let cell = try #require(RecurrentCell(&reader, inputs: 1, width: 1))
    #expect(reader.isAtEnd)
    var state: [Float] = [0.7], room = cell.workspace
    #expect(!cell.advance(&state, with: [], in: &room))
    #expect(!cell.advance(&state, with: [1, 2], in: &room))
    #expect(state == [0.7])
    var wide: [Float] = [1, 2]
    #expect(!cell.advance(&wide, with: [1], in: &room))
    #expect(wide == [1, 2])
    #expect(RecurrentCell(&reader, inputs: 1, width: 1) == nil)
    #expect(RecurrentCell(&reader, inputs: 0, width: 0) == nil)
  }

  @Test func activationsReachTheirLimitsAndPassNaNOn() {
    for x in [Float(-1e30), -90, -1, -1e-6, 0, 1e-6, 1, 90, 1e30, .infinity, -.infinity] {
      #expect(0...1 ~= Activation.sigmoid(x))
      #expect(-1...1 ~= Activation.tanh(x))
      #expect((Activation.sigmoid(x) + Activation.sigmoid(-x) - 1).magnitude < 1e-6)
      #expect((Activation.tanh(x) + Activation.tanh(-x)).magnitude < 1e-6)
    }
    #expect(Activation.sigmoid(.nan).isNaN && Activation.tanh(.nan).isNaN)
  }
}
