@testable import LRSuggest

/// fastai 1.0.61, step by step: `SmoothenValue`, `LRFinder.on_batch_end` and `Recorder.plot`.
struct Fastai1Port {
  private var rates: [Double] = []
  private var losses: [Double] = []

  init(_ curve: Curve) {
    var recorded: [Float] = []
    var average: Float = 0, best: Float = 0
    for (iteration, loss) in curve.losses.enumerated() {
      average = Float(0.98) * average + Float(1 - 0.98) * Float(loss)
      let smooth = average / Float(1 - Elementary.pow(0.98, Double(iteration + 1)))
      recorded.append(smooth)
      if iteration == 0 || smooth < best { best = smooth }
      if smooth > 4 * best || smooth.isNaN { break }
    }
    for index in 0..<recorded.count where index >= 10 && index < recorded.count - 5 {
      rates.append(curve.learningRates[index])
      losses.append(Double(recorded[index]))
    }
  }

  var minGrad: Double? { losses.perStep.argmin.map { rates[$0] } }

  var minDiv10: Double? { losses.count < 2 ? nil : losses.argmin.map { rates[$0] / 10 } }
}
