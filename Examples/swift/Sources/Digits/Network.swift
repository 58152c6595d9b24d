import Foundation

/// A network of one hidden layer, 64-32-10 with ReLU and softmax, and the batches it draws.
struct Network {
  private var hidden: Layer
  private var output: Layer
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
    hidden = Layer(inputs: 64, outputs: 32, random: &random)
    output = Layer(inputs: 32, outputs: 10, random: &random)
  }

  /// Makes one step on a random batch; returns its loss before the step.
  mutating func step(on pictures: [Digits.Picture], batch: Int, learningRate: Double) -> Double {
    var loss = 0.0
    for _ in 0..<batch {
      let picture = pictures[Int.random(in: pictures.indices, using: &random)]
      let (units, probabilities) = forward(picture)
      loss -= log(probabilities[picture.digit])
      var error = probabilities
      error[picture.digit] -= 1
      let back = output.add(error: error, input: units)
      _ = hidden.add(error: zip(back, units).map { $1 > 0 ? $0 : 0 }, input: picture.pixels)
    }
    hidden.step(learningRate: learningRate, examples: batch)
    output.step(learningRate: learningRate, examples: batch)
    return loss / Double(batch)
  }

  func accuracy(on pictures: [Digits.Picture]) -> Double {
    let right = pictures.count { picture in
      let (_, probabilities) = forward(picture)
      return probabilities.indices.max { probabilities[$0] < probabilities[$1] } == picture.digit
    }
    return Double(right) / Double(pictures.count)
  }

  private func forward(_ picture: Digits.Picture) -> (units: [Double], probabilities: [Double]) {
    let units = hidden.output(of: picture.pixels).map { max($0, 0) }
    let logits = output.output(of: units)
    let largest = logits.max() ?? 0
    let exponentials = logits.map { exp($0 - largest) }
    let sum = exponentials.reduce(0, +)
    return (units, exponentials.map { $0 / sum })
  }
}
