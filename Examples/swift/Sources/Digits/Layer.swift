/// Weights between two rows of units, and what a step needs beside them.
struct Layer {
  let inputs: Int
  let outputs: Int
  private var weights: [Double]  // a row for each output; the last of a row is the bias
  private var gradient: [Double]
  private var momentum: [Double]

  init(inputs: Int, outputs: Int, random: inout SplitMix64) {
    (self.inputs, self.outputs) = (inputs, outputs)
    let limit = (6 / Double(inputs)).squareRoot()
    weights = (0..<outputs * (inputs + 1)).map { index in
      index % (inputs + 1) == inputs ? 0 : Double.random(in: -limit...limit, using: &random)
    }
    gradient = Array(repeating: 0, count: weights.count)
    momentum = gradient
  }

  func output(of input: [Double]) -> [Double] {
    (0..<outputs).map { unit in
      let row = unit * (inputs + 1)
      var sum = weights[row + inputs]
      for index in 0..<inputs { sum += weights[row + index] * input[index] }
      return sum
    }
  }

  /// Adds one example's gradient; returns the error of the inputs.
  mutating func add(error: [Double], input: [Double]) -> [Double] {
    var back = Array(repeating: 0.0, count: inputs)
    for unit in 0..<outputs where error[unit] != 0 {
      let row = unit * (inputs + 1)
      for index in 0..<inputs {
        gradient[row + index] += error[unit] * input[index]
        back[index] += error[unit] * weights[row + index]
      }
      gradient[row + inputs] += error[unit]
    }
    return back
  }

  /// Moves the weights against the mean gradient, with momentum 0.9, and begins a new sum.
  mutating func step(learningRate: Double, examples: Int) {
    for index in weights.indices {
      momentum[index] = 0.9 * momentum[index] + gradient[index] / Double(examples)
      weights[index] -= learningRate * momentum[index]
      gradient[index] = 0
    }
  }
}
