/// A reading with the scales by which it is placed in a frame.
struct FrameView {
  let reading: Reading
  let descent: Descent
  let anchor: Double
  /// What heights are divided by: never zero.
  let scale: Double
  /// The height of the lowest point.
  let lowest: Double

  init(reading: Reading, descent: Descent, anchor: Double) {
    self.reading = reading
    self.descent = descent
    self.anchor = anchor
    let scale = (descent.drop * descent.drop + reading.noise * reading.noise).squareRoot()
    self.scale = scale > 0 && scale.isFinite ? scale : 1
    let values = reading.smooth.values
    lowest = values.indices.contains(descent.lowest) ? values[descent.lowest] : 0
  }

  var smooth: SmoothSignal { reading.smooth }

  /// The height of a value over the lowest point.
  func level(of value: Double) -> Double { (value - lowest) / scale }

  /// Decades from the anchor to a rate.
  func offset(of rate: Double) -> Double { Elementary.log10(rate) - anchor }

  /// What the losses are off the smooth curve, point by point.
  func residual(at index: Int) -> Double { reading.signal.values[index] - smooth.values[index] }
}

extension Double {
  /// The nearest number within limits as a network's input; 0 for NaN.
  func clipped(to limits: ClosedRange<Double>) -> Float {
    isNaN ? 0 : Float(Swift.max(limits.lowerBound, Swift.min(self, limits.upperBound)))
  }
}
