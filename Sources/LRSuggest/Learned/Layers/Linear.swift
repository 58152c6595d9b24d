/// A linear map, *y = W x + b*, kept so that sixteen outputs are summed side by side.
///
/// Every output is one sum over the inputs in their order, in single precision without fused
/// operations: the same bits on every call, thread and processor of IEEE arithmetic.
struct Linear: Sendable {
  /// How many numbers it takes.
  let inputs: Int
  /// How many numbers it gives.
  let outputs: Int

  private typealias Lanes = SIMD16<Float>

  /// For each sixteen outputs the weights of input after input; rows beyond the last are zero.
  private let weights: [Lanes]
  private let bias: [Lanes]

  /// Packs the numbers of a layer of torch.
  ///
  /// - Parameters:
  ///   - weights: Row-major, one row an output. A row begins with `channels · places` numbers,
  ///     channel after channel, and ends with `others`.
  ///   - bias: One number an output.
  ///   - channels, places: The map itself takes these inputs place after place, as a `Plane` has
  ///     them.
  /// - Returns: Nil where the counts do not fit each other.
  init?(
    weights: ArraySlice<Float>, bias: ArraySlice<Float>, channels: Int, places: Int = 1,
    others: Int = 0
  ) {
    let inputs = channels * places + others, outputs = bias.count
    guard channels > 0, places > 0, others >= 0, outputs > 0, weights.count == inputs * outputs
    else { return nil }
    self.inputs = inputs
    self.outputs = outputs
    let rows = Array(weights), width = Lanes.scalarCount
    let tiles = (outputs + width - 1) / width
    self.weights = (0..<(tiles * inputs)).map { index in
      let tile = index / inputs, input = index % inputs
      let column =
        input < channels * places
        ? input % channels * places + input / channels : input
      var lanes = Lanes.zero
      for lane in 0..<min(width, outputs - tile * width) {
        lanes[lane] = rows[(tile * width + lane) * inputs + column]
      }
      return lanes
    }
    let biases = Array(bias)
    self.bias = (0..<tiles).map { tile in
      var lanes = Lanes.zero
      for lane in 0..<min(width, outputs - tile * width) {
        lanes[lane] = biases[tile * width + lane]
      }
      return lanes
    }
  }

  /// Takes `inputs` numbers from `start` on and writes `outputs` numbers from `place` on.
  ///
  /// - Parameters:
  ///   - runs, apart: The inputs lie in `runs` pieces of equal length, `apart` from start to start.
  ///   - rectified: Whether outputs below zero become zero.
  /// - Returns: False, and nothing is written, where the arrays are too short.
  /// - Complexity: O(inputs · outputs); nothing is allocated.
  func apply(
    to x: [Float], at start: Int = 0, runs: Int = 1, apart: Int = 0, into y: inout [Float],
    from place: Int = 0, rectified: Bool = false
  ) -> Bool {
    guard runs > 0, inputs % runs == 0, start >= 0, apart >= 0, place >= 0,
      start + (runs - 1) * apart + inputs / runs <= x.count, place + outputs <= y.count
    else { return false }
    let length = inputs / runs
    for (tile, bias) in bias.enumerated() {
      var sum = bias, weight = tile * inputs
      for run in 0..<runs {
        let first = start + run * apart
        for index in first..<(first + length) {
          sum += weights[weight] * x[index]
          weight += 1
        }
      }
      if rectified { sum.replace(with: 0, where: sum .< 0) }
      let written = place + tile * Lanes.scalarCount
      for lane in 0..<min(Lanes.scalarCount, place + outputs - written) {
        y[written + lane] = sum[lane]
      }
    }
    return true
  }
}
