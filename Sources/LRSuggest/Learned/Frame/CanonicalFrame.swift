/// One range test as the networks see it: placed around an anchor, free of the scales of loss and
/// learning rate.
///
/// Distances are decades from `anchor`, the logarithm of what the consensus formula answers;
/// heights are divided by
///
/// ```
/// scale = √(drop² + noise²)
/// ```
///
/// on the scale on which the curve was smoothed. Multiplying every rate moves the anchor and
/// nothing else, but for rounding; so does multiplying the losses, and, where they are not read on
/// a logarithmic scale, adding to them. Numbers that leave their limits are clipped, so that no
/// loss, however large, gives a network an input it has never seen.
public struct CanonicalFrame: Sendable, Hashable {
  /// log10 of the rate that everything is measured from.
  public let anchor: Double
  /// `CanonicalCurve`: level, slope, band, residual, inside; 49 numbers each.
  public let curve: [Float]
  /// `FrameFeatures`: what the landmarks say in numbers.
  public let features: [Float]
  /// `FrameConditions`: what is known of the sweep and of the training.
  public let conditions: [Float]
  /// `CanonicalRaster`: the plot as 24 rows of 48 pixels.
  public let raster: [Float]

  /// Places a reading; nil where the formula has nothing to answer from, or nothing was smoothed.
  ///
  /// O(*n* log *n*).
  init?(_ reading: Reading, for context: TrainingContext, smoothing: Smoothing) {
    guard
      let derivation = Consensus.derivation(from: reading, for: context, smoothing: smoothing),
      let descent = Descent(of: reading.smooth.values), derivation.logRate.isFinite
    else { return nil }
    anchor = derivation.logRate
    let view = FrameView(reading: reading, descent: descent, anchor: anchor)
    let curve = CanonicalCurve(view)
    self.curve = curve.channels
    features = FrameFeatures.values(of: view, derivation: derivation)
    conditions = FrameConditions.values(for: context, density: reading.density)
    raster = CanonicalRaster.pixels(of: view)
  }
}

extension Analysis {
  /// The curve as the networks see it, or nil where there is no anchor to place it by.
  ///
  /// - Complexity: O(*n* log *n*) each time.
  public var frame: CanonicalFrame? {
    CanonicalFrame(reading, for: context, smoothing: smoothing)
  }
}
