/// `torch.gradient(values, spacing=[points])` in single precision.
enum TorchGradient {
  /// Differences of second order on uneven points inside, of first order at the ends; every
  /// operation is rounded by itself, in torch's order.
  ///
  /// Needs two values; fewer give none. O(*n*).
  static func values(of values: [Float], at points: [Float]) -> [Float] {
    let steps = zip(points.dropFirst(), points).map { $0 - $1 }
    guard values.count == points.count, let first = steps.first, let last = steps.last
    else { return [] }
    let end = values.count - 1
    return values.indices.map { index in
      if index == 0 { return (values[1] - values[0]) / first }
      if index == end { return (values[end] - values[end - 1]) / last }
      let before = steps[index - 1], after = steps[index]
      let a = -after / (before * (before + after))
      let b = (after - before) / (before * after)
      let c = before / (after * (before + after))
      return a * values[index - 1] + b * values[index] + c * values[index + 1]
    }
  }
}
