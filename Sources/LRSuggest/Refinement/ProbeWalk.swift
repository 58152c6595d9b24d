/// Which rate a probe tries next: half a decade beside the best one, until it has two neighbours.
///
/// Upwards first: it costs least there, since runs at too large rates end early, and short runs
/// favour large rates. Where every rate so far has broken, downwards. Of equal losses that nearest to
/// the first rate counts, then the lower.
struct ProbeWalk {
  private let scores: [Int: Double]

  init(_ trials: [ProbeTrial]) {
    var scores: [Int: Double] = [:]
    for trial in trials { scores[trial.place] = trial.score }
    self.scores = scores
  }

  /// The place of the lowest loss; nil where every run broke.
  var best: Int? {
    scores.filter { $0.value < .infinity }.min {
      ($0.value, $0.key.magnitude, $0.key) < ($1.value, $1.key.magnitude, $1.key)
    }?.key
  }

  /// The place to try; nil where the best one has been tried on both sides.
  var next: Int? {
    guard let best else { return (scores.keys.min() ?? 1) - 1 }
    return [best + 1, best - 1].first { scores[$0] == nil }
  }

  /// Where the lowest loss lies, in half decades: the vertex of the parabola through the lowest and
  /// its neighbours, at most half a place from it; the lowest itself where one of them broke or is
  /// missing.
  var vertex: Double? {
    guard let best, let center = scores[best] else { return nil }
    guard let below = scores[best - 1], let above = scores[best + 1] else { return Double(best) }
    let curvature = (below - center) + (above - center)
    guard curvature > 0, curvature.isFinite else { return Double(best) }
    return Double(best) + max(-0.5, min((below - above) / (2 * curvature), 0.5))
  }
}
