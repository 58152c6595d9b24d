extension Reading {
  /// How well the landmarks of `curve`, of which this is the reading, are known; see
  /// `Analysis.landmarkIntervals`. O(200 *n* log *n*).
  func intervals(on curve: Curve) -> LandmarkIntervals {
    let samples = posteriorSamples.curves
    let residuals = zip(signal.values, smooth.values).map { $0 - $1 }
    let found = samples.enumerated().map { index, values in
      Descent(of: values).map { descent in
        LandmarkFinder(
          curve: curve, signal: signal, smooth: SmoothSignal(grid: smooth.grid, exact: values),
          losses: noisy(values, residuals, shift: index * values.count / samples.count)
        ).landmarks(of: descent)
      }
    }
    var intervals = LandmarkIntervals()
    for landmark in landmarks.all where !samples.isEmpty {
      let places = found.compactMap { $0?[landmark.kind] }
        .map { Elementary.log10($0.learningRate) }.sorted()
      intervals[landmark.kind] = interval(
        of: landmark, on: curve, places: places,
        probability: Double(places.count) / Double(samples.count))
    }
    return intervals
  }

  /// The losses of another sweep along a sampled curve: with the residuals of the fit, moved round.
  private func noisy(_ values: [Double], _ residuals: [Double], shift: Int) -> [Double] {
    zip(values, residuals[shift...] + residuals[..<shift]).map { signal.transform.invert($0 + $1) }
  }

  /// From where the landmark is on the samples (`places`, sorted) to where it may truly be.
  private func interval(
    of landmark: Landmark, on curve: Curve, places: [Double], probability: Double
  ) -> LandmarkInterval {
    let center = Elementary.log10(landmark.learningRate)
    let resolution = decades / Double(max(1, smooth.count - 1)) / 2
    let bias = (bandwidth ?? 0) / 4
    func reach(_ distance: Double?) -> Double {
      let sampled = max(resolution, distance ?? 0)
      return (sampled * sampled + bias * bias).squareRoot()
    }
    let stretch = IntervalCalibration.stretch(of: landmark.kind, clarity: clarity)
    let below = stretch.below * reach(Quantile.value(at: 0.1, ofSorted: places).map { center - $0 })
    let above = stretch.above * reach(Quantile.value(at: 0.9, ofSorted: places).map { $0 - center })
    // A landmark is a place on the sweep: of what lies outside it nothing is known.
    let first = curve.learningRates.first ?? landmark.learningRate
    let last = curve.learningRates.last ?? landmark.learningRate
    return LandmarkInterval(
      low: min(landmark.learningRate, max(first, Elementary.exp10(center - below))),
      high: max(landmark.learningRate, min(last, Elementary.exp10(center + above))),
      probability: probability)
  }
}
