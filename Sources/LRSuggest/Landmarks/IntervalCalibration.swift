/// How far the sampled reach of a landmark is stretched on either side, for its interval to cover 80 %.
///
/// Sampled intervals promise too much: where the smoother bends a corner round, every sample does. So
/// each side is stretched until a tenth of the true places lies beyond (split-conformal prediction,
/// Papadopoulos et al. 2002), in strata of the clarity: drop over noise.
///
/// Fitted by `Benchmarks/Quality/intervals.py` to 2,400 training runs on 1,200 simulated problems of
/// eight families (mini-batch SGD on linear regression; the true places are those of the expected
/// loss). With whole families left out of the fit, the intervals of every landmark cover 79 or 80 %,
/// and 77 to 81 % in each stratum of the clarity (the steepest point 75 % in the last); of single
/// families they cover 65 to 95 %: noise-free labels least, equal eigenvalues most.
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
      [(1.30, 1.07), (2.28, 0.92), (2.85, 0.82), (2.51, 0.83), (3.63, 0.90), (4.79, 1.50)]
    case .steepest:
      [(0.22, 2.44), (0.41, 1.66), (0.40, 2.03), (0.42, 2.42), (0.80, 2.82), (1.32, 2.10)]
    case .valley:
      [(0.60, 0.98), (0.96, 1.36), (0.82, 1.07), (0.77, 1.06), (0.79, 0.96), (1.00, 1.25)]
    case .minimum:
      [(0.11, 2.78), (0.53, 2.34), (1.16, 1.77), (1.80, 1.63), (1.91, 0.93), (3.05, 0.61)]
    case .elbow:
      [(0.05, 3.83), (0.29, 3.18), (0.77, 2.77), (2.05, 2.84), (3.11, 2.97), (6.05, 3.23)]
    }
  }
}
