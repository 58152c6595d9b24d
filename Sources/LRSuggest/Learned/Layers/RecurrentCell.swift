/// A gated recurrent unit, torch's `GRU` of one layer:
///
/// ```
/// r = σ(Wᵢᵣ x + bᵢᵣ + Wₕᵣ h + bₕᵣ)
/// z = σ(Wᵢz x + bᵢz + Wₕz h + bₕz)
/// n = tanh(Wᵢₙ x + bᵢₙ + r (Wₕₙ h + bₕₙ))
/// h′ = (1 − z) n + z h
/// ```
struct RecurrentCell: Sendable {
  /// How many numbers the state has.
  let width: Int
  private let input: Linear
  private let recurrent: Linear

  /// What the gates are summed in, kept between rows.
  struct Workspace: Sendable, Hashable {
    fileprivate var input: [Float]
    fileprivate var recurrent: [Float]
  }

  /// Takes both matrices, then both biases, gates in the order r, z, n, from a table; nil where
  /// they have run out.
  init?(_ reader: inout WeightReader, inputs: Int, width: Int) {
    guard inputs > 0, width > 0, let weights = reader.take(3 * width * inputs),
      let recurrentWeights = reader.take(3 * width * width), let bias = reader.take(3 * width),
      let recurrentBias = reader.take(3 * width),
      let input = Linear(weights: weights, bias: bias, channels: inputs),
      let recurrent = Linear(weights: recurrentWeights, bias: recurrentBias, channels: width)
    else { return nil }
    self.width = width
    self.input = input
    self.recurrent = recurrent
  }

  /// The state before the first row.
  var initial: [Float] { [Float](repeating: 0, count: width) }

  /// Room for one row after another.
  var workspace: Workspace {
    let room = [Float](repeating: 0, count: 3 * width)
    return Workspace(input: room, recurrent: room)
  }

  /// Reads one row.
  ///
  /// - Returns: False, and the state stays, where the counts do not fit.
  /// - Complexity: O(1) in the rows before; nothing is allocated.
  func advance(_ state: inout [Float], with row: [Float], in room: inout Workspace) -> Bool {
    guard state.count == width, row.count == input.inputs,
      input.apply(to: row, into: &room.input),
      recurrent.apply(to: state, into: &room.recurrent)
    else { return false }
    for index in 0..<width {
      let reset = Activation.sigmoid(room.input[index] + room.recurrent[index])
      let update = Activation.sigmoid(room.input[width + index] + room.recurrent[width + index])
      let new = Activation.tanh(
        room.input[2 * width + index] + reset * room.recurrent[2 * width + index])
      state[index] = (1 - update) * new + update * state[index]
    }
    return true
  }
}
