extension RandomStream {
  /// `count` standard normal numbers, by Marsaglia's polar method.
  ///
  /// - Complexity: O(`count`) on average.
  mutating func normals(_ count: Int) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(count + 1)
    while numbers.count < count {
      let u = 2 * unit() - 1, v = 2 * unit() - 1
      let square = u * u + v * v
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * Elementary.log(square) / square).squareRoot()
      numbers.append(u * factor)
      numbers.append(v * factor)
    }
    if numbers.count > count { numbers.removeLast() }
    return numbers
  }
}
