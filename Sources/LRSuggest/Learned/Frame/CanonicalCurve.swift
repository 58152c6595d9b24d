/// Five channels of a curve on 49 places, from four decades left of the anchor to two right of it.
///
/// - level: the smooth curve over its lowest point, in units of the scale; −1 to 3.
/// - slope: its slope per decade, in the same units; −3 to 3, 0 outside of what was read.
/// - band: its standard deviation, in the same units; 0 to 2.
/// - residual: the mean of what the losses around the place are off the smooth curve, in standard
///   deviations of the noise; −3 to 3, 0 where there are none.
/// - inside: 1 where losses were read, else 0. There level and band go on as they ended.
struct CanonicalCurve {
  static let count = 49
  static let first = -4.0
  static let spacing = 0.125

  /// Channel after channel.
  let channels: [Float]

  init(_ view: FrameView) {
    var level: [Float] = [], slope: [Float] = [], band: [Float] = [], inside: [Float] = []
    let smooth = view.smooth
    var walk = GridWalk(smooth.grid)
    let read = (smooth.grid.first ?? 0)...(max(smooth.grid.first ?? 0, smooth.grid.last ?? 0))
    for index in 0..<Self.count {
      let x = view.anchor + Self.first + Self.spacing * Double(index)
      let place = walk.place(of: x)
      let isInside = read.contains(x)
      let height = view.level(of: GridWalk.value(of: smooth.values, at: place))
      level.append(height.clipped(to: -1...3))
      let steepness = GridWalk.value(of: smooth.slopes, at: place) / view.scale
      slope.append(isInside ? steepness.clipped(to: -3...3) : 0)
      let width = GridWalk.value(of: smooth.deviations, at: place) / view.scale
      band.append(width.clipped(to: 0...2))
      inside.append(isInside ? 1 : 0)
    }
    channels = level + slope + band + Self.residuals(of: view) + inside
  }

  private static func residuals(of view: FrameView) -> [Float] {
    var sums = [Double](repeating: 0, count: count), counts = sums
    let noise = view.smooth.noise
    guard noise > 0 else { return [Float](repeating: 0, count: count) }
    for (index, x) in view.smooth.grid.enumerated() {
      let place = ((x - view.anchor - first) / spacing).rounded()
      guard let cell = Int(exactly: place), sums.indices.contains(cell) else { continue }
      sums[cell] += view.residual(at: index) / noise
      counts[cell] += 1
    }
    return zip(sums, counts).map { $1 > 0 ? ($0 / $1).clipped(to: -3...3) : 0 }
  }
}
