/// The local minima of a series, each with how far one must climb from it to reach a deeper one.
///
/// The level rises from below; every local minimum opens a component, and where two meet the one
/// with the higher minimum ends: its persistence is the height of that point above its minimum. The
/// lowest minimum never ends. Of equal minima the first lives on; of a plateau the first point is
/// the minimum. Ends of the series count as minima where the series rises from them.
///
/// Source: Edelsbrunner, Letscher and Zomorodian, *Topological persistence and simplification*,
/// 2002.
struct Persistence {
  /// A local minimum.
  struct Minimum: Sendable, Hashable {
    let point: Int
    /// Infinite for the lowest.
    let persistence: Double
  }

  /// The minima, from left to right.
  let minima: [Minimum]

  /// Pairs the minima of `values`, which should be finite. O(*n* log *n*).
  init(of values: [Double]) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    // -1: above the level. The root of a component is its lowest point.
    var parents = [Int](repeating: -1, count: values.count)
    func root(_ point: Int) -> Int? {
      guard parents.indices.contains(point), parents[point] >= 0 else { return nil }
      var top = point
      while parents[top] != top {
        parents[top] = parents[parents[top]]
        top = parents[top]
      }
      return top
    }
    var minima: [Minimum] = []
    for point in order {
      parents[point] = point
      for neighbour in [point - 1, point + 1] {
        guard let other = root(neighbour), let own = root(point), other != own else { continue }
        let otherLives = (values[other], other) < (values[own], own)
        let (living, ending) = otherLives ? (other, own) : (own, other)
        let persistence = values[point] - values[ending]
        if persistence > 0 { minima.append(Minimum(point: ending, persistence: persistence)) }
        parents[ending] = living
      }
    }
    if let deepest = order.first { minima.append(Minimum(point: deepest, persistence: .infinity)) }
    self.minima = minima.sorted { $0.point < $1.point }
  }
}
