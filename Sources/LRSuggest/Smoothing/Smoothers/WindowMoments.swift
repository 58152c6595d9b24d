/// The moments *Σ tʲyₖ* of every window of a series, *t* the distance from its middle in units of
/// half its width, in constant time a window.
///
/// The series is cut into blocks of the window's length. Every window is the end of one block and
/// the beginning of the next: two running sums, about the border between them, that are moved to
/// the middle. Nothing is ever taken away from a sum, so that neither rounding nor a value that is
/// not finite outlives its window.
struct WindowMoments {
  let window: Int
  let order: Int

  /// The unit of *t*, in steps.
  var unit: Double { max(1, Double(window - 1) / 2) }

  /// Calls `body` with moments 0 to `order` of the first window, the second, and so on.
  ///
  /// - Complexity: O(*n* · order²).
  func forEach(in values: [Double], _ body: ([Double]) -> Void) {
    guard window > 0, order >= 0, values.count >= window else { return }
    var border = window
    while border <= values.count {
      let ends = endings(of: values, before: border)
      var beginning = [Double](repeating: 0, count: order + 1)
      for place in 0..<window {
        let last = border - 1 + place
        guard last < values.count else { return }
        if place > 0 { add(values[last], at: Double(place - 1) / unit, to: &beginning) }
        var moments = beginning
        for degree in 0...order { moments[degree] += ends[place * (order + 1) + degree] }
        // The middle of the window lies this far right of the border.
        let middle = Double(place) - Double(window + 1) / 2
        body(moved(moments, by: middle / unit))
      }
      border += window
    }
  }

  /// The moments about `border` of the values from each place of the block before it to its end.
  private func endings(of values: [Double], before border: Int) -> [Double] {
    var running = [Double](repeating: 0, count: order + 1)
    var ends = [Double](repeating: 0, count: window * (order + 1))
    for place in (0..<window).reversed() {
      add(values[border - window + place], at: Double(place - window) / unit, to: &running)
      for degree in 0...order { ends[place * (order + 1) + degree] = running[degree] }
    }
    return ends
  }

  private func add(_ value: Double, at position: Double, to moments: inout [Double]) {
    var power = value
    for degree in 0...order {
      moments[degree] += power
      power *= position
    }
  }

  /// Moments about a point `distance` further right, by the binomial theorem, in place.
  private func moved(_ moments: [Double], by distance: Double) -> [Double] {
    var moments = moments
    // Horner's scheme once for every degree: tʲ = (u − d)ʲ.
    for first in 0..<order {
      for degree in (first + 1...order).reversed() {
        moments[degree] -= distance * moments[degree - 1]
      }
    }
    return moments
  }
}
