/// The mean over ten neighbours that NeuralProphet takes, with the weights of a Hamming window.
enum Hamming {
  /// `np.hamming(10) / np.hamming(10).sum()`; the second half mirrors the first.
  private static let weights = [
    0.016194331983805668, 0.037979667239933235, 0.09314207252494171, 0.15587044534412955,
    0.19681348290718984, 0.19681348290718984, 0.15587044534412955, 0.09314207252494171,
    0.037979667239933235, 0.016194331983805668,
  ]

  /// `np.convolve(weights, np.pad(values, 5, "edge"), "valid")[1:]`: the mean of the values *i − 4*
  /// to *i + 5*, the first and the last repeated. O(*n*).
  static func smooth(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      weights.indices.reduce(0) { sum, offset in
        let place = max(0, min(index + offset - 4, values.count - 1))
        return sum + values[place] * weights[offset]
      }
    }
  }
}
