extension Rule {
  /// The rules that ask networks, all together and one by one.
  static let networks: [Rule] = [
    .learned, .learnedFeatures, .learnedCNN, .learnedGRU, .learnedImage,
  ]

  /// What the four networks say together: `Analysis.learned()`.
  ///
  /// - NaN, infinities, explosions: the curve is read up to there.
  /// - Ties: of rates with the same expected cost the lowest.
  /// - No answer where the loss neither falls nor rises for good, and below 12 points.
  ///
  /// Complexity: O(*n* log *n*).
  public static let learned = Rule(
    asking: .ensemble, "learned",
    summary: "What four networks that were trained on range tests say together.",
    formula: "p = the weighted mean of what the four members believe;")

  /// What the network says that reads numbers of the landmarks. As `learned` in all else.
  public static let learnedFeatures = Rule(
    asking: .features, "learned_features",
    summary: "What a network says that reads 31 numbers of the landmarks.",
    formula: "p = softmax of a perceptron of the features of the frame;")

  /// What the network says that reads the smooth curve. As `learned` in all else.
  public static let learnedCNN = Rule(
    asking: .cnn, "learned_cnn",
    summary: "What a network says that reads the smooth curve by convolutions along it.",
    formula: "p = softmax of three convolutions along level, slope, band and residuals;")

  /// What the network says that reads the losses one by one. As `learned` in all else.
  public static let learnedGRU = Rule(
    asking: .gru, "learned_gru",
    summary: "What a recurrent network says that reads the raw losses one after another.",
    formula: "p = softmax of the state of a gated recurrent unit after the last block of losses;")

  /// What the network says that looks at the plot. As `learned` in all else.
  public static let learnedImage = Rule(
    asking: .image, "learned_image",
    summary: "What a network says that looks at a small picture of the plot.",
    formula: "p = softmax of three convolutions over the plot as 24 by 48 pixels;")

  private init(asking member: LearnedMember, _ name: String, summary: String, formula: String) {
    self.init(
      name, .learned, minimumCount: Calibration.fewestPoints, summary: summary,
      formula: formula + " the rate c with the smallest sum of p(o) C(c - o) over 41 offsets o "
        + "from an anchor, C(d) the mean regret at d decades from the middle of the good ones",
      source: "This library; trained by Benchmarks/Learned on recorded and simulated trainings",
      caveat: """
        Knows no refusal: noise has an answer too. Uses schedule, steps, epochs, optimizer and \
        fine-tuning where they are said. Where a curve is unlike all that it was trained on, the \
        consensus formula answers instead. No answer where the loss neither falls nor rises for \
        good.
        """
    ) { curve, context, smoothing in
      Analysis(of: curve, for: context, smoothing: smoothing).learned(member)?.learningRate
    }
  }
}
