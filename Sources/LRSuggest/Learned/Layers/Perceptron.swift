/// Linear layers one after another, rectified but for the last.
struct Perceptron: Sendable {
  private let layers: [Linear]

  /// Takes the weights and biases of its layers from a table; nil where they have run out.
  ///
  /// - Parameters:
  ///   - channels, places: The first inputs: those of a `Plane`, place after place.
  ///   - others: The inputs after them.
  ///   - outputs: How many numbers each layer gives.
  init?(
    _ reader: inout WeightReader, channels: Int, places: Int = 1, others: Int = 0, outputs: [Int]
  ) {
    var layers: [Linear] = []
    for count in outputs {
      let inputs = layers.last?.outputs ?? (channels * places + others)
      guard count > 0, inputs > 0, let weights = reader.take(inputs * count),
        let bias = reader.take(count),
        let layer = layers.isEmpty
          ? Linear(
            weights: weights, bias: bias, channels: channels, places: places, others: others)
          : Linear(weights: weights, bias: bias, channels: inputs)
      else { return nil }
      layers.append(layer)
    }
    self.layers = layers
  }

  /// What the last layer gives; nil where the inputs are of another number.
  func outputs(of inputs: [Float]) -> [Float]? {
    guard inputs.count == layers.first?.inputs else { return nil }
    var numbers = inputs
    for (index, layer) in layers.enumerated() {
      var next = [Float](repeating: 0, count: layer.outputs)
      guard layer.apply(to: numbers, into: &next, rectified: index + 1 < layers.count)
      else { return nil }
      numbers = next
    }
    return numbers
  }
}
