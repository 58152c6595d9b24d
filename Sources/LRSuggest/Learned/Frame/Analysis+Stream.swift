extension Analysis {
  /// The rows that the recurrent network reads of this curve, up to where a sweep would have been
  /// stopped, and the logarithm of the rate that its estimate is measured from; nil without a loss.
  ///
  /// - Complexity: O(*n*) each time.
  public var stream: (rows: [[Float]], anchor: Double)? {
    var inputs = StreamInputs(), rows: [[Float]] = []
    let read = readCurve
    for (rate, loss) in zip(read.learningRates, read.losses).prefix(reading.coveredCount) {
      if let row = inputs.record(learningRate: rate, loss: loss) { rows.append(row) }
    }
    return inputs.anchor.map { (rows, $0) }
  }
}
