@testable import LRSuggest

/// Lightning 2.6.6 and 2.5.2, step by step: `_LRCallback.on_train_batch_end` and
/// `_LRFinder.suggestion` of either version.
struct LightningPort {
  private let rates: [Double]
  private var recorded: [Double] = []

  init(_ curve: Curve) {
    rates = curve.learningRates
    var average = 0.0, best = 0.0
    for (index, loss) in curve.losses.enumerated() {
      let currentStep = index + 1
      average = 0.98 * average + (1 - 0.98) * loss
      let smoothed = average / (1 - Elementary.pow(0.98, Double(currentStep + 1)))
      let stops = currentStep > 1 && smoothed > 4 * best
      if smoothed < best || currentStep == 1 { best = smoothed }
      recorded.append(smoothed)
      if stops { break }
    }
  }

  private var finite: [(place: Int, loss: Float)] {
    (0..<recorded.count).filter { $0 >= 10 && $0 < recorded.count - 1 }
      .map { ($0, Float(recorded[$0])) }.filter { $0.1.isFinite }
  }

  /// Of 2.6.6: by rate, places kept.
  var perRate: Double? {
    let points = finite
    guard points.count > 1 else { return nil }
    let x = points.map { Float(rates[$0.place]) }, y = points.map(\.loss)
    let last = points.count - 1
    let gradient = points.indices.map { i in
      if i == 0 { return (y[1] - y[0]) / (x[1] - x[0]) }
      if i == last { return (y[last] - y[last - 1]) / (x[last] - x[last - 1]) }
      let dx1 = x[i] - x[i - 1], dx2 = x[i + 1] - x[i]
      let a = -dx2 / (dx1 * (dx1 + dx2))
      let b = (dx2 - dx1) / (dx1 * dx2)
      let c = dx1 / (dx2 * (dx1 + dx2))
      return a * y[i - 1] + b * y[i] + c * y[i + 1]
    }
    return gradient.argmin.map { rates[points[$0].place] }
  }

  /// Of 2.5.2: by step, the place among the finite taken for that among all.
  var perStep: Double? { finite.map(\.loss).perStep.argmin.map { rates[$0 + 10] } }
}
