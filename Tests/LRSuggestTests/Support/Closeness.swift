/// The largest distance between values at the same place; infinite where the counts differ.
func largestDistance(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { largest, pair in
    max(largest, (pair.0 - pair.1).magnitude)
  }
}

/// The root of the mean squared distance.
func rootMeanSquare(_ left: [Double], _ right: [Double]) -> Double {
  let sum = zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  return (sum / Double(left.count)).squareRoot()
}

/// How far two positive numbers lie apart, as a share.
func relativeDistance(_ left: Double, _ right: Double) -> Double { (left / right - 1).magnitude }

/// Equal, where NaN equals NaN.
func isSame(_ left: Double?, _ right: Double?) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return left == right || (left.isNaN && right.isNaN)
}
