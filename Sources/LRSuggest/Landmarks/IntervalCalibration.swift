/// How far the sampled reach of a landmark is stretched on either side, for its interval to cover
/// 80 %.
///
/// Sampled intervals promise too much: where the smoother bends a corner round, every sample does.
/// So each side is stretched until a tenth of the true places lies beyond (split-conformal
/// prediction, Papadopoulos et al. 2002), in strata of the clarity: drop over noise.
///
/// Fitted by `Benchmarks/Quality/intervals.py` to 2,400 training runs on 1,200 simulated problems
/// of eight families (mini-batch SGD on linear regression; the true places are those of the
/// expected loss). With whole families left out of the fit, the intervals of every landmark cover
/// 79 or 80 %: 78 to 82 % of minima and elbows in each stratum of the clarity, 76 to 82 % of the
/// others. Of single families they cover 64 to 95 %: of labels with hardly any noise least, of
/// equal eigenvalues most.
enum IntervalCalibration {
  /// The upper ends of all strata but the last.
  private static let clarities: [Double] = [1, 2, 4, 8, 16]

  /// The factors on both sides of a landmark. A clarity that is NaN counts as the lowest.
  static func stretch(of kind: Landmark.Kind, clarity: Double) -> (below: Double, above: Double) {
    let stratum = clarities.count { $0 <= clarity }
    let stretches = Self.stretches(of: kind)
    return stretches.indices.contains(stratum) ? stretches[stratum] : (1, 1)
  }

  private static func stretches(of kind: Landmark.Kind) -> [(below: Double, above: Double)] {
    switch kind {
    case .descentStart:
      [(0.98, 1.13), (2.13, 0.95), (2.53, 0.86), (2.46, 0.83), (2.94, 1.07), (4.43, 1.81)]
    case .steepest:
      [(0.18, 2.54), (0.46, 1.76), (0.47, 1.97), (0.47, 2.37), (0.77, 2.37), (1.36, 2.02)]
    case .valley:
      [(0.60, 0.94), (0.91, 1.40), (0.79, 0.99), (0.68, 0.98), (0.67, 0.86), (0.90, 1.23)]
    case .minimum:
      [(0.08, 3.09), (0.54, 2.22), (1.24, 1.79), (1.65, 1.66), (1.90, 1.01), (2.50, 0.74)]
    case .elbow:
      [(0.05, 3.92), (0.31, 3.02), (0.81, 2.80), (2.04, 2.56), (2.97, 2.42), (4.55, 2.75)]
    }
  }
}
