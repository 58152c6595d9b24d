/// The deepest basin of a curve beside the one that holds its minimum.
///
/// The depth of a point outside the main basin is how far one must climb from it, whichever way one
/// leaves: to the minimum on one side, to the end of the curve on the other:
///
/// ```
/// min(highest between here and the minimum, highest beyond) − height here
/// ```
///
/// The deepest such point is the runner-up; its depth is the persistence of the second minimum. On
/// a curve that only falls and then only rises it is 0.
enum RunnerUpBasin {
  /// The depth of the runner-up. `lowest` is the index of the minimum. O(*n*).
  static func depth(in values: [Double], lowest: Int) -> Double {
    guard values.indices.contains(lowest) else { return 0 }
    let left = depth(leading: values[..<lowest].reversed(), from: values[lowest])
    let right = depth(leading: Array(values[(lowest + 1)...]), from: values[lowest])
    return max(left, right)
  }

  /// The depth of the deepest point on a path that leads away from the minimum.
  private static func depth(leading path: [Double], from minimum: Double) -> Double {
    var highestBeyond = -Double.infinity
    let beyond = path.reversed().map { value in
      highestBeyond = max(highestBeyond, value)
      return highestBeyond
    }
    var highestBefore = minimum
    var depth = 0.0
    for (value, beyond) in zip(path, beyond.reversed()) {
      highestBefore = max(highestBefore, value)
      depth = max(depth, min(highestBefore, beyond) - value)
    }
    return depth
  }
}
