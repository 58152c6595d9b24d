@testable import LRSuggest

/// ignite 0.5.5, torch-lr-finder 0.2.2 and MONAI 1.6.1, step by step: their loops differ in words
/// only.
struct SeededPort {
  private let rates: [Double]
  private var losses: [Double] = []

  init(_ curve: Curve) {
    rates = curve.learningRates
    var best = 0.0
    for (iteration, raw) in curve.losses.enumerated() {
      var loss = raw
      if iteration == 0 {
        best = loss
      } else {
        loss = 0.05 * loss + (1 - 0.05) * losses[iteration - 1]
        if loss < best { best = loss }
      }
      losses.append(loss)
      if loss > 5 * best { break }
    }
  }

  /// `FastaiLRFinder.lr_suggestion`.
  var ignite: Double? {
    let single = losses.map { Float($0) }
    guard let lowest = single.argmin else { return nil }
    let decreasing = Array(single.prefix(lowest + 1))
    guard decreasing.count >= 3 else { return nil }
    let gradient = (1..<decreasing.count - 1).map { (index: Int) -> Float in
      0.5 * (decreasing[index + 1] - decreasing[index - 1])
    }
    return gradient.argmin.map { rates[$0 + 1] }
  }

  /// `LRFinder.plot(skip_start=10, skip_end=5)`.
  var torchLRFinder: Double? {
    guard losses.count >= 17 else { return nil }
    return Array(losses[10..<losses.count - 5]).perStep.argmin.map { rates[$0 + 10] }
  }

  /// `LearningRateFinder.get_steepest_gradient(skip_start=0, skip_end=0)`.
  var monai: Double? { Array(losses.dropLast()).perStep.argmin.map { rates[$0] } }
}
