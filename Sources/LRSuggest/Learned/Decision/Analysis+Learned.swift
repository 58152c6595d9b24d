extension Analysis {
  /// What the networks say about this curve, for the training it was analysed for.
  ///
  /// The consensus formula places the curve, and the networks say where the good rates lie from
  /// there; multiplying every learning rate moves the answer and nothing else. The recurrent
  /// network measures from the lowest point of its own average instead.
  ///
  /// - Parameter member: Who is asked.
  /// - Returns: Nil where the curve has no anchor: neither a descent nor the onset of a rise.
  /// - Complexity: O(*n* log *n*) each time; some 0.5 ms for a hundred points.
  public func learned(_ member: LearnedMember = .ensemble) -> LearnedEstimate? {
    guard let networks = LearnedNetworks.shipped, let frame else { return nil }
    return learned(member, in: frame, by: networks)
  }

  /// What given networks say.
  func learned(
    _ member: LearnedMember, in frame: CanonicalFrame, by networks: LearnedNetworks
  ) -> LearnedEstimate? {
    let calibration = networks.calibration
    var parts: [OffsetDistribution] = [], weights: [Double] = []
    if member != .ensemble {
      parts = distributions(of: member, in: frame, by: networks) ?? []
      weights = parts.map { _ in 1 }
    } else {
      for member in LearnedMember.networks {
        guard let copies = distributions(of: member, in: frame, by: networks),
          let belief = OffsetDistribution.mean(of: copies)
        else { return nil }
        parts.append(belief)
        weights.append(calibration.weight(of: member))
      }
    }
    return OffsetDistribution.mean(of: parts, weights: weights).map { belief in
      let suggestion = answer.suggestion
      return LearnedEstimate(
        belief, of: parts, member: member, schedule: context.schedule, calibration: calibration,
        isSupported: calibration.support.holds(frame.features),
        fallback: (
          suggestion?.learningRate ?? Derivation.rate(of: frame.anchor), suggestion?.interval
        ))
    }
  }

  private func distributions(
    of member: LearnedMember, in frame: CanonicalFrame, by networks: LearnedNetworks
  ) -> [OffsetDistribution]? {
    guard member == .gru else { return networks.distributions(of: member, in: frame) }
    var stream = LearnedStream(networks)
    let read = readCurve
    for (rate, loss) in zip(read.learningRates, read.losses) {
      guard stream.record(learningRate: rate, loss: loss, networks) else { break }
    }
    return stream.distributions(conditions: frame.conditions, networks)
  }
}
