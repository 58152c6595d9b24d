import Testing

@testable import LRSuggest

@Suite struct StabilityEdgeTests {
  /// Training on ½λx² with a constant rate, as PyTorch's optimizers write their updates; for Adam
  /// its momentum with a preconditioner that stays 1.
  private static func diverges(
    _ optimizer: OptimizerFamily, rate: Double, curvature: Double, beta: Double
  ) -> Bool {
    var position = 1.0, velocity = 0.0
    for _ in 0..<20_000 {
      let gradient = curvature * position
      switch optimizer {
      case .sgd: position -= rate * gradient
      case .momentum:
        velocity = beta * velocity + gradient
        position -= rate * velocity
      case .nesterov:
        velocity = beta * velocity + gradient
        position -= rate * (gradient + beta * velocity)
      default:
        velocity = beta * velocity + (1 - beta) * gradient
        position -= rate * velocity
      }
      if position.magnitude > 1e6 { return true }
    }
    return false
  }

  @Test(
    "G1: simulated trainings diverge above the edge and not below",
    arguments: [OptimizerFamily.sgd, .momentum, .nesterov, .adam, .adamw], [0.0, 0.5, 0.9])
  func simulation(optimizer: OptimizerFamily, beta: Double) throws {
    for curvature in [1.0, 40] {
      var low = 1e-4, high = 1000.0
      while high / low > 1.0001 {
        let middle = (low * high).squareRoot()
        if Self.diverges(optimizer, rate: middle, curvature: curvature, beta: beta) {
          high = middle
        } else {
          low = middle
        }
      }
      let edge = try StabilityEdge.learningRate(
        of: optimizer, curvature: curvature, momentum: optimizer == .sgd ? nil : beta)
      #expect(relativeDistance(edge, low) < 1e-3)
    }
  }

  @Test(
    "G1: the edges at momentum 0.9",
    arguments: [
      (OptimizerFamily.sgd, 2), (.momentum, 3.8), (.nesterov, 3.8 / 2.8), (.adam, 38), (.adamw, 38),
    ])
  func numbers(optimizer: OptimizerFamily, edge: Double) throws {
    let found = try StabilityEdge.learningRate(of: optimizer, curvature: 1)
    #expect(relativeDistance(found, edge) < 1e-14)
    let sharper = try StabilityEdge.learningRate(of: optimizer, curvature: 8)
    #expect(relativeDistance(sharper, edge / 8) < 1e-14)
  }

  @Test(arguments: [0, -1, .nan, .infinity, -.infinity] as [Double])
  func `a curvature without an edge`(curvature: Double) {
    let error = #expect(throws: CurvatureError.self) {
      try StabilityEdge.learningRate(of: .sgd, curvature: curvature)
    }
    #expect(error?.description.hasPrefix("curvature is ") == true)
  }

  @Test(arguments: [-0.1, 1, 2, .nan, .infinity] as [Double])
  func `a momentum that is none`(momentum: Double) {
    for optimizer in [OptimizerFamily.sgd, .adam] {
      #expect(
        (try? StabilityEdge.learningRate(of: optimizer, curvature: 1, momentum: momentum)) == nil)
    }
  }

  @Test(arguments: [OptimizerFamily.rmsprop, .adagrad, .lion])
  func `families without a formula are named`(optimizer: OptimizerFamily) {
    #expect(throws: CurvatureError.noEdge(optimizer)) {
      try StabilityEdge.learningRate(of: optimizer, curvature: 1)
    }
  }

  @Test func `extreme numbers`() throws {
    #expect(throws: CurvatureError.momentumUnused(0.9)) {
      try StabilityEdge.learningRate(of: .sgd, curvature: 1, momentum: 0.9)
    }
    #expect(throws: CurvatureError.curvatureTooSmall(.leastNonzeroMagnitude)) {
      try StabilityEdge.learningRate(of: .sgd, curvature: .leastNonzeroMagnitude)
    }
    let largest = Double.greatestFiniteMagnitude
    #expect(try StabilityEdge.learningRate(of: .nesterov, curvature: largest) > 0)
  }
}
