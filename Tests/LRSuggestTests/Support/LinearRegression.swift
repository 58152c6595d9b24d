@testable import LRSuggest

/// Mini-batch SGD on linear regression with Gaussian inputs: a training whose divergence is known.
struct LinearRegression {
  /// The eigenvalues of the inputs' covariance.
  var spectrum: [Double]
  /// The variance of the labels' noise; the excess loss starts at about a half.
  var labelNoise: Double
  /// Examples per step.
  var batch: Int

  /// The rate from which the expected loss grows without bound: the root of
  /// Σ (ηλ/B)/(2 − ηλ(1 + 1/B)) = 1.
  var edge: Double {
    let share = 1 + 1 / Double(batch)
    var low = 0.0, high = 2 / ((spectrum.max() ?? 1) * share)
    for _ in 0..<60 {
      let rate = (low + high) / 2
      let sum = spectrum.reduce(0) { sum, eigenvalue in
        let scaled = rate * eigenvalue
        return sum + scaled / Double(batch) / (2 - scaled * share)
      }
      if sum < 1 { low = rate } else { high = rate }
    }
    return (low + high) / 2
  }

  /// The losses as they are recorded where they level off at *M*: M·(1 − exp(−L/M)), with M in
  /// units of the expected first loss.
  func recorded(_ losses: [Double], ceiling: Double) -> [Double] {
    let top = ceiling * (1 + labelNoise) / 2
    return top.isFinite ? losses.map { top * (1 - Elementary.exp(-$0 / top)) } : losses
  }

  /// The losses of one training, each before its step.
  func losses(at rates: [Double], _ random: inout SplitMix64) -> [Double] {
    let weight = 1 / Double(spectrum.count)
    var distances = spectrum.map { (weight / $0).squareRoot() * random.normal() }
    return rates.map { rate in
      var gradient = spectrum.map { _ in 0.0 }
      var loss = 0.0
      for _ in 0..<batch {
        let input = spectrum.map { $0.squareRoot() * random.normal() }
        var residual = labelNoise.squareRoot() * random.normal()
        for (one, distance) in zip(input, distances) { residual += one * distance }
        for index in gradient.indices { gradient[index] += residual * input[index] }
        loss += residual * residual / 2
      }
      for index in distances.indices { distances[index] -= rate / Double(batch) * gradient[index] }
      return loss / Double(batch)
    }
  }
}
