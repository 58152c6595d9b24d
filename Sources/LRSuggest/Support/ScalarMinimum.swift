/// Minimisation over one number.
enum ScalarMinimum {
  /// Finds a minimum of `function` in `range`: the best of an even grid of `coarseSteps` steps,
  /// refined by golden sections to a fiftieth of the range of two steps.
  ///
  /// A value that is NaN never wins; where all are, the lower bound is returned. Ties go to the
  /// lower argument. Evaluates `function` `coarseSteps + 10` times.
  static func search(
    in range: ClosedRange<Double>, coarseSteps: Int, of function: (Double) -> Double
  ) -> Double {
    let step = (range.upperBound - range.lowerBound) / Double(max(1, coarseSteps))
    var best = range.lowerBound
    var bestValue = Double.infinity
    for index in 0...max(1, coarseSteps) {
      let argument = range.lowerBound + Double(index) * step
      let value = function(argument)
      if value < bestValue { (best, bestValue) = (argument, value) }
    }
    var low = max(range.lowerBound, best - step)
    var high = min(range.upperBound, best + step)
    let section = (5.0.squareRoot() - 1) / 2
    var left = high - section * (high - low), right = low + section * (high - low)
    var leftValue = function(left), rightValue = function(right)
    for _ in 0..<7 {
      if leftValue <= rightValue {
        high = right
        (right, rightValue) = (left, leftValue)
        left = high - section * (high - low)
        leftValue = function(left)
      } else {
        low = left
        (left, leftValue) = (right, rightValue)
        right = low + section * (high - low)
        rightValue = function(right)
      }
    }
    let refined = leftValue <= rightValue ? (left, leftValue) : (right, rightValue)
    return refined.1 < bestValue ? refined.0 : best
  }
}
