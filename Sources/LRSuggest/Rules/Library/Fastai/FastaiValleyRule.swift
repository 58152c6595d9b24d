extension Rule {
  /// fastai's `lr_find()` with its default, `valley`: `Rule.valley` on what fastai recorded.
  ///
  /// - NaN: the window ends before the first. Ties: equal losses do not fall.
  /// - Nothing falls: the first rate of the window.
  /// - Fewer than six points, or nothing left of the window: no answer.
  ///
  /// The answer is a rate of the curve in single precision, as fastai's is.
  ///
  /// Complexity: O(*n* log *n*).
  public static let fastaiValley = Rule(
    "fastai_valley", .library, minimumCount: 6,
    summary: "What fastai 2 suggests: the middle of the longest fall of its averaged losses.",
    formula: FastaiSweep.formula + " " + valley.formula,
    source: fastaiSource + "valley",
    caveat: FastaiSweep.caveat + """
       It takes the length of the longest fall for its width, and starts it one point too early. \
      Where nothing falls it answers the first rate of the window.
      """
  ) { curve in
    let sweep = FastaiSweep(curve)
    return LongestFall.valleyRate(
      in: sweep.losses.map(Double.init), rates: sweep.learningRates.map(Double.init))
  }

  static let fastaiSource =
    "fastai 2.8.12 (Apache-2.0), callback/schedule.py LRFinder, lr_find, "
}
