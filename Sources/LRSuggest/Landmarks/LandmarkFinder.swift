/// Finds the points of a smooth curve that carry names.
struct LandmarkFinder {
  let curve: Curve
  let signal: Signal
  let smooth: SmoothSignal
  /// What the valley rule averages, one loss for each point of the grid.
  let losses: [Double]

  /// All landmarks of the smooth curve, whose descent is `descent`. O(*n* log *n*).
  func landmarks(of descent: Descent) -> Landmarks {
    let lowest = descent.lowest, drop = descent.drop
    var landmarks = Landmarks()
    if drop > 0 {
      let begun = descentStart(level: descent.start - 0.1 * drop, minimum: lowest)
      landmarks[.descentStart] = begun
      landmarks[.steepest] = steepest(after: begun, minimum: lowest)
      landmarks[.valley] = valley()
    }
    landmarks[.minimum] = landmark(.minimum, at: lowest)
    landmarks[.elbow] = elbow(
      level: smooth.values[lowest] + (drop > 0 ? 0.1 * drop : 0.05), minimum: lowest)
    return landmarks
  }

  /// A landmark on a point of the grid.
  func landmark(_ kind: Landmark.Kind, at point: Int) -> Landmark? {
    guard smooth.grid.indices.contains(point) else { return nil }
    return landmark(kind, rate: signal.learningRates[point], value: smooth.values[point])
  }

  /// Where the smooth curve goes below `level` for the last time before its minimum; missing if it
  /// is never above.
  func descentStart(level: Double, minimum: Int) -> Landmark? {
    smooth.lastDescent(through: level, before: minimum)
      .map { landmark(.descentStart, rate: Elementary.exp10($0), value: level) }
  }

  /// The largest fall of the loss (not of its logarithm) per decade between the start of the
  /// descent and the minimum; the first of equals. Missing if none falls.
  func steepest(after start: Landmark?, minimum: Int) -> Landmark? {
    let position = start.map { Elementary.log10($0.learningRate) } ?? -.infinity
    let descent = (0...minimum).filter { smooth.grid[$0] >= position }
    let slopes = descent.map { point in
      smooth.slopes[point] * signal.transform.lossPerUnit(at: smooth.values[point])
    }
    guard let place = NumericalGradient.firstMinimum(of: slopes), slopes[place] < 0
    else { return nil }
    return landmark(.steepest, at: descent[place])
  }

  /// Where the smooth curve, past its minimum, first climbs over `level`; the last point, where the
  /// stop rule was sure of a rise before the curve had climbed that far.
  func elbow(level: Double, minimum: Int) -> Landmark? {
    guard let point = (minimum..<smooth.count).first(where: { smooth.values[$0] > level })
    else {
      return signal.end == .explosion && minimum < smooth.count - 1
        ? landmark(.elbow, at: smooth.count - 1) : nil
    }
    return smooth.crossing(of: level, before: point)
      .map { landmark(.elbow, rate: Elementary.exp10($0), value: level) }
  }

  /// fastai's valley rule, on the losses averaged as fastai averages them, up to the explosion.
  ///
  /// The average is exponential and bias-corrected, with factor 0.98 for 100 points and the same
  /// share of the sweep for others; the first tenth and the last five are left out, as long as two
  /// remain. Losses are lowered to where the signal is, so that a spike does not fill the average.
  /// It is the losses that are averaged, not their transforms: with those the start of the rise
  /// weighs less, and the point wanders more between trainings (measured).
  func valley() -> Landmark? {
    guard let largest = losses.map({ $0.magnitude }).max() else { return nil }
    let memory = Elementary.pow(0.98, 100 / Double(losses.count))
    let unit = largest > 0 ? largest : 1  // an average of the largest doubles would overflow
    var sum = 0.0, weight = 0.0
    let averages = losses.map { loss in
      sum = memory * sum + (1 - memory) * (loss / unit)
      weight = memory * weight + (1 - memory)
      return sum / weight
    }
    let first = min(averages.count / 10, max(0, averages.count - 2))
    let end = max(averages.count - 5, min(first + 2, averages.count))
    let index = first + max(0, LongestFall(in: Array(averages[first..<end])).valleyIndex)
    return landmark(.valley, at: index)
  }

  private func landmark(_ kind: Landmark.Kind, rate: Double, value: Double) -> Landmark {
    Landmark(
      kind: kind, index: nearestIndex(to: rate), learningRate: rate,
      loss: signal.transform.invert(value))
  }

  /// The index of the curve's rate nearest to `rate`, by their ratio; the lower of two. O(log *n*).
  private func nearestIndex(to rate: Double) -> Int {
    let rates = curve.learningRates
    let above = min(SortedSearch.firstIndex(notBelow: rate, in: rates), rates.count - 1)
    if above > 0, rate / rates[above - 1] <= rates[above] / rate { return above - 1 }
    return above
  }
}
