import LRSuggest
import Synchronization

/// An analysis with what is found out about it on first need.
final class KeptAnalysis: Sendable {
  let analysis: Analysis
  private let known = Mutex<LandmarkIntervals?>(nil)

  init(_ analysis: Analysis) { self.analysis = analysis }

  /// The intervals of all landmarks, sampled once; a second caller waits for the first.
  var intervals: LandmarkIntervals {
    known.withLock { known in
      let intervals = known ?? analysis.landmarkIntervals
      known = intervals
      return intervals
    }
  }
}
