import LRSuggest

/// Trainings of a fresh network on the same digits.
struct Training {
  let digits: Digits
  let steps = 600
  let batch = 64

  /// Trains with growing rates until the sweep has seen enough.
  func rangeTest(to end: Double) throws -> Curve {
    var network = Network(seed: 1)
    var sweep = Sweep(schedule: try SweepSchedule(start: 1e-7, end: end, count: 100))
    while let rate = sweep.learningRate {
      try sweep.record(network.step(on: digits.training, batch: batch, learningRate: rate))
    }
    return try sweep.curve()
  }

  /// What a suggestion should know of the training that follows.
  func context() throws -> TrainingContext {
    try TrainingContext(
      schedule: .linear, optimizer: .momentum, steps: steps, batchSize: batch,
      epochs: Double(steps * batch) / Double(digits.training.count))
  }

  /// Trains with a rate that falls linearly to zero; returns the accuracy on held-out digits.
  func accuracy(learningRate: Double) -> Double {
    var network = Network(seed: 2)
    for step in 0..<steps {
      let rate = learningRate * Double(steps - step) / Double(steps)
      _ = network.step(on: digits.training, batch: batch, learningRate: rate)
    }
    return network.accuracy(on: digits.heldOut)
  }
}
