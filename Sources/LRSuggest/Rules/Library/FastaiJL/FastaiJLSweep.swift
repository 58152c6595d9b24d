/// What FastAI.jl has when its sweep ends: averaged losses, of which it reads the last two thirds.
///
/// The sweep ends at the first raw loss above four times the best. Julia's `min` keeps a NaN, so
/// after one nothing ends it.
struct FastaiJLSweep {
  /// The averaged losses, the one that ended the sweep among them.
  let losses: [Double]

  /// The first index that is read; nil with fewer than three points (`BoundsError`).
  var firstIndex: Int? { losses.count < 3 ? nil : losses.count / 3 - 1 }

  /// Runs the sweep on the losses of a curve. O(*n*).
  init(_ curve: Curve) {
    var best = Double.infinity
    let end = curve.losses.firstIndex { loss in
      if loss < best || loss.isNaN { best = loss }
      return loss > best * 4
    }
    let count = end.map { $0 + 1 } ?? curve.count
    losses = DebiasedAverage.values(of: Array(curve.losses[..<count]))
  }
}
