extension Rule {
  /// fastai's `valley`: "the steepest slope roughly through the longest valley".
  ///
  /// With *d* the length of the longest strictly decreasing subsequence of the losses, and *e* the
  /// first index where a subsequence of that length ends, the answer is the rate at index
  ///
  /// ```
  /// s + ⌊d/3⌋ + ⌊d/6⌋     where s = e − d
  /// ```
  ///
  /// *s* is fastai's idea of where the valley starts. It takes the length of the subsequence for
  /// its width, and lies one too far left; that is kept, the rule is known by its answers.
  ///
  /// - NaN: a NaN loss is neither below nor above another one and belongs to no subsequence.
  /// - Ties: equal losses do not fall. The first of several longest valleys wins.
  /// - Nothing falls: the first rate. Two falling points at the start make the index −1, which is
  ///   the last rate in Python and therefore here.
  ///
  /// Complexity: O(*n* log *n*) by patience sorting; fastai's own loop is O(*n*²).
  ///
  /// Source: fastai 2.8, `callback/schedule.py`; first in Esri's arcgis.learn.
  public static let valley = Rule(
    "valley", .arrays,
    summary: "The middle of the longest fall of the losses, by fastai's count.",
    formula: """
      d = length of the longest strictly decreasing subsequence, e = the first index where one of \
      that length ends; lr[e - d + floor(d/3) + floor(d/6)], index -1 being the last
      """,
    source: """
      fastai 2.8, callback/schedule.py (Apache-2.0), first in Esri's arcgis.learn; on the arrays \
      given
      """,
    caveat: """
      It takes the length of the subsequence for its width, and starts it one point too early. \
      Where nothing falls it answers the first rate. Of equally long valleys the first counts; a \
      NaN belongs to none.
      """
  ) { curve in
    let index = LongestFall(in: curve.losses).valleyIndex
    return index < 0 ? curve.learningRates.last : curve.learningRates[index]
  }
}
