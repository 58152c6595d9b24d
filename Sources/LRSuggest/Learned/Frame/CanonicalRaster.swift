/// The plot of a curve as a small grey picture: 24 rows from a height of 1.25 down to −0.1875, 48
/// columns from 3.5 decades left of the anchor to 1.2 right of it.
///
/// A pixel is as bright as its height is near the smooth curve, a Gaussian as wide as the band and
/// at least most of a row; columns in which nothing was read are dark. Higher curves run along the
/// upper edge.
enum CanonicalRaster {
  static let rows = 24
  static let columns = 48
  private static let left = -3.5
  private static let columnWidth = 0.1
  private static let top = 1.25
  private static let rowHeight = 0.0625
  private static let thinnest = 0.05

  /// Row after row, from the top.
  static func pixels(of view: FrameView) -> [Float] {
    var pixels = [Float](repeating: 0, count: rows * columns)
    let smooth = view.smooth
    var walk = GridWalk(smooth.grid)
    guard let first = smooth.grid.first, let last = smooth.grid.last else { return pixels }
    for column in 0..<columns {
      let x = view.anchor + left + columnWidth * Double(column)
      let place = walk.place(of: x)
      guard x >= first, x <= last else { continue }
      let height = view.level(of: GridWalk.value(of: smooth.values, at: place))
      let level = Double(height.clipped(to: -0.1875...top))
      let deviation = GridWalk.value(of: smooth.deviations, at: place) / view.scale
      let width = max(thinnest, Double(deviation.clipped(to: 0...2)))
      for row in 0..<rows {
        let distance = (top - rowHeight * Double(row) - level) / width
        pixels[row * columns + column] = Float(Elementary.exp(-0.5 * distance * distance))
      }
    }
    return pixels
  }
}
