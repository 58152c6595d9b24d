/// NumPy's functions as the ports of other libraries call them.
extension Array where Element: BinaryFloatingPoint {
  /// `np.gradient(self)`; empty where NumPy raises `ValueError`, below two values.
  var perStep: [Element] {
    guard count > 1 else { return [] }
    var gradient = [self[1] - self[0]]
    for index in 1..<count - 1 { gradient.append((self[index + 1] - self[index - 1]) / 2) }
    gradient.append(self[count - 1] - self[count - 2])
    return gradient
  }

  /// `self.argmin()`: the first NaN, else the first of the lowest; nil where there is nothing.
  var argmin: Int? {
    if let nan = firstIndex(where: \.isNaN) { return nan }
    return self.min().flatMap { firstIndex(of: $0) }
  }
}
