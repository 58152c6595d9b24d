/// The natural cubic spline *f* that minimises *Σ (yᵢ − f(xᵢ))² + λ∫f″²*, at the points.
///
/// With the second derivatives *γ* at the inner points, *(R + λQᵀQ)γ = Qᵀy* and *f = y − λQγ*,
/// where *Q* takes second divided differences and *R* is the Gram matrix of hat functions; both
/// systems have five bands.
///
/// *λ* minimises the score of generalised cross-validation *n·RSS/(n − tr A)²* between 10⁻⁶ and
/// 10¹⁰ cubes of the mean spacing: from interpolation to an average over some 300 points.
/// `scipy.interpolate.make_smoothing_spline` minimises the same score over *0 < λ < n*, which
/// depends on the unit of *x*, and may end in another of its minima.
///
/// Values that are not finite are left out, and come out as they went in; fewer than three others
/// come out as they went in too.
///
/// Source: Reinsch, *Smoothing by spline functions*, 1967; Craven and Wahba, 1979; the trace by
/// Hutchinson and de Hoog, 1985.
enum SmoothingSpline {
  /// The largest penalty a caller may fix.
  static let largestPenalty = 1e12

  /// log10 of the penalties tried, in units of the cube of the mean spacing.
  private static let range = -6.0...10.0

  /// Smooths `values` observed at strictly increasing `positions`. O(*n*).
  ///
  /// - Parameter penalty: *λ*, in the cube of the unit of the positions; nil for cross-validation.
  ///   More than 10¹⁰ cubes of the mean spacing count as that many.
  static func smooth(_ values: [Double], at positions: [Double], penalty: Double?) -> [Double] {
    let kept = values.indices.filter { values[$0].isFinite }
    let grid = kept.map { positions[$0] }
    guard kept.count > 2, let first = grid.first, let last = grid.last else { return values }
    let spacing = (last - first) / Double(kept.count - 1)
    // In units of the largest value: squares of large numbers would overflow.
    let largest = kept.reduce(0) { max($0, values[$1].magnitude) }
    guard largest > 0, spacing > 0 else { return values }
    var system = SplineSystem(
      values: kept.map { values[$0] / largest }, at: grid.map { ($0 - first) / spacing })
    if let penalty {
      system.fit(
        penalty: min(penalty / (spacing * spacing * spacing), Elementary.exp10(range.upperBound)))
    } else {
      let chosen = ScalarMinimum.search(in: range, coarseSteps: 32) { trial in
        system.score(penalty: Elementary.exp10(trial))
      }
      system.fit(penalty: Elementary.exp10(chosen))
    }
    var smooth = values
    let limit = Double.greatestFiniteMagnitude
    for (index, value) in zip(kept, system.fitted) {
      smooth[index] = max(-limit, min(value * largest, limit))
    }
    return smooth
  }
}
