@testable import LRSuggest

/// fastai 2.8.12's `lr_find`, step by step: `AvgSmoothLoss`, `LRFinder.after_batch`, the window,
/// and the suggestion functions of `callback/schedule.py` on float32 tensors.
///
/// The multiply-add is the platform's, and `valley` has its two loops.
struct FastaiPort {
  private var rates: [Float] = []
  private var losses: [Float] = []

  init(_ curve: Curve) {
    let numIt = curve.count
    var recorded: [Float] = []
    var value: Float = 0, best = Float.infinity
    for (index, loss) in curve.losses.enumerated() {
      // torch.lerp(loss, value, 0.98) with its weight above a half: from the far end.
      value = value.addingProduct(Float(0.98) - 1, value - Float(loss))
      let smooth = value / Float(1 - Elementary.pow(0.98, Double(index + 1)))
      recorded.append(smooth)
      if smooth < best { best = smooth }
      if smooth > 4 * best { break }
    }
    for index in 0..<recorded.count where index >= numIt / 10 && index < recorded.count - 5 {
      if recorded[index].isNaN { break }
      rates.append(Float(curve.learningRates[index]))
      losses.append(recorded[index])
    }
  }

  var valley: Double? {
    guard !losses.isEmpty else { return nil }
    return Fastai.valley(rates.map(Double.init), losses.map(Double.init))
  }

  var slide: Double? {
    guard losses.count >= 16 else { return nil }
    let last = losses.count - 1
    let gradient = losses.indices.map { index in
      index == 0
        ? losses[1] - losses[0]
        : index == last
          ? losses[last] - losses[last - 1] : (losses[index + 1] - losses[index - 1]) / 2
    }
    var step = 0
    var rate = rates[last - 15]
    while last - 15 - step >= 0, abs(gradient[last - step] - gradient[last - 15 - step]) > 0.005 {
      rate = rates[last - 15 - step]
      step += 1
    }
    return Double(rate)
  }

  var minimum: Double? {
    Fastai.minimum(rates.map(Double.init), losses.map(Double.init))
  }

  var steep: Double? {
    guard losses.count > 1 else { return nil }
    let slopes = (1..<losses.count).map { index in
      (losses[index] - losses[index - 1])
        / (Float(Elementary.log(Double(rates[index])))
          - Float(Elementary.log(Double(rates[index - 1]))))
    }
    return slopes.argmin.map { Double(rates[$0]) }
  }
}
