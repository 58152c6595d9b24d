import LRSuggestWeights

/// Every copy of every network, with the calibration that goes with them. Immutable.
struct LearnedNetworks: Sendable {
  let features: [FeaturesNetwork]
  let cnn: [ConvolutionalNetwork]
  let gru: [StreamNetwork]
  let image: [ConvolutionalNetwork]
  let calibration: LearnedCalibration

  /// The networks of this version; nil where the table is damaged. Read once.
  static let shipped: LearnedNetworks? = LearnedNetworks(
    weights: unsafe Array(
      UnsafeBufferPointer(start: lrsuggest_weights(), count: lrsuggest_weights_count())),
    calibration: unsafe Array(
      UnsafeBufferPointer(start: lrsuggest_calibration(), count: lrsuggest_calibration_count())),
    checksum: lrsuggest_checksum())

  /// Takes both tables if they are as they were written; nil where not.
  init?(weights: [Float], calibration: [Double], checksum: UInt64) {
    guard TableChecksum.of(weights: weights, calibration: calibration) == checksum else {
      return nil
    }
    self.init(weights: weights, calibration: calibration)
  }

  /// Takes both tables, laid out as `LRSuggestWeights.h` says; nil where one does not fit.
  init?(weights: [Float], calibration: [Double]) {
    guard let calibration = LearnedCalibration(calibration) else { return nil }
    var reader = WeightReader(weights)
    guard
      let features = Self.copies(of: .features, calibration, { FeaturesNetwork(&reader) }),
      let cnn = Self.copies(of: .cnn, calibration, { ConvolutionalNetwork.curve(&reader) }),
      let gru = Self.copies(of: .gru, calibration, { StreamNetwork(&reader) }),
      let image = Self.copies(of: .image, calibration, { ConvolutionalNetwork.image(&reader) }),
      reader.isAtEnd
    else { return nil }
    self.features = features
    self.cnn = cnn
    self.gru = gru
    self.image = image
    self.calibration = calibration
  }

  private static func copies<Network>(
    of member: LearnedMember, _ calibration: LearnedCalibration, _ next: () -> Network?
  ) -> [Network]? {
    var copies: [Network] = []
    for _ in 0..<calibration.copies(of: member) {
      guard let copy = next() else { return nil }
      copies.append(copy)
    }
    return copies
  }

  /// What each copy of a network that reads frames says; nil where one cannot.
  func distributions(
    of member: LearnedMember, in frame: CanonicalFrame
  ) -> [OffsetDistribution]? {
    let logits =
      switch member {
      case .features: features.map { $0.logits(of: frame.features, conditions: frame.conditions) }
      case .cnn: cnn.map { $0.logits(of: frame.curve, conditions: frame.conditions) }
      case .image: image.map { $0.logits(of: frame.raster, conditions: frame.conditions) }
      case .gru, .ensemble: [[Float]?]()
      }
    return distributions(logits, of: member, anchor: frame.anchor)
  }

  /// The logits of each copy of a member as probabilities; nil where one has none.
  func distributions(
    _ logits: [[Float]?], of member: LearnedMember, anchor: Double
  ) -> [OffsetDistribution]? {
    let temperature = calibration.temperature(of: member)
    let found = logits.compactMap { logits in
      logits.flatMap { OffsetDistribution(anchor: anchor, logits: $0, temperature: temperature) }
    }
    return !found.isEmpty && found.count == logits.count ? found : nil
  }
}
