/// Which rate a probe tries next: half a decade beside the best one, until it has two neighbours.
///
/// Upwards first: it costs least there, since runs at too large rates end early, and short runs
/// favour large rates. Where every rate so far has broken, downwards.
///
/// A loss counts as lower only by more than a fiftieth of what the best run has gained since the
/// first weights; among those within that, the rate nearest to the first one is the best, then the
/// lower loss. Without that a network that learns its data by heart in some hundred steps is
/// followed to ever larger rates, for gains in the training loss that are none elsewhere. Over the
/// recorded trainings a fiftieth lowers the regret from .067 to .065, and saves runs.
struct ProbeWalk {
  private let scores: [Int: Double]
  /// Up to here a loss is as good as the lowest.
  private let floor: Double

  private static let smallestGain = 0.02

  init(_ trials: [ProbeTrial]) {
    var scores: [Int: Double] = [:]
    for trial in trials { scores[trial.place] = trial.score }
    let lowest = scores.values.min() ?? .infinity
    let starts = trials.compactMap { $0.firstLoss }.filter { $0.isFinite }
    let gain = starts.isEmpty ? 0 : max(0, Quantile.median(of: starts) - lowest)
    self.scores = scores
    floor = lowest + Self.smallestGain * gain
  }

  /// The place of the lowest loss; nil where every run broke.
  var best: Int? {
    scores.filter { $0.value < .infinity && $0.value <= floor }.min {
      ($0.key.magnitude, $0.value, $0.key) < ($1.key.magnitude, $1.value, $1.key)
    }?.key
  }

  /// The place to try; nil where the best one has been tried on both sides.
  var next: Int? {
    guard let best else { return (scores.keys.min() ?? 1) - 1 }
    return [best + 1, best - 1].first { scores[$0] == nil }
  }

  /// Where the lowest loss lies, in half decades: the vertex of the parabola through the best and
  /// its neighbours, at most half a place from it; the best itself where one of them broke or is
  /// missing.
  var vertex: Double? {
    guard let best, let center = loss(at: best) else { return nil }
    guard let below = loss(at: best - 1), let above = loss(at: best + 1) else {
      return Double(best)
    }
    let curvature = (below - center) + (above - center)
    guard curvature > 0, curvature.isFinite else { return Double(best) }
    return Double(best) + max(-0.5, min((below - above) / (2 * curvature), 0.5))
  }

  /// What counts as the loss at a place; nil where it was not tried.
  private func loss(at place: Int) -> Double? { scores[place].map { max($0, floor) } }
}
