extension Rule {
  /// fastai's `lr_find(suggest_funcs=slide)`: an interval slide over what fastai recorded.
  ///
  /// `Rule.slide` with gradients in single precision: two points 15 apart move left from the end of
  /// the window while their slopes differ by more than 0.005 per step.
  ///
  /// - NaN: the window ends before the first; that of a difference of infinities ends the slide.
  /// - Fewer than 16 points in the window, so fewer than 23 in the sweep: no answer.
  ///
  /// Complexity: O(*n*).
  public static let fastaiSlide = Rule(
    "fastai_slide", .library, minimumCount: 23,
    summary: "What fastai 2's slide suggests: where the slope settles, coming from the right.",
    formula: FastaiSweep.formula + " " + slide.formula,
    source: fastaiSource + "slide",
    caveat: FastaiSweep.caveat + """
       No answer below 16 points in the window. The threshold is in units of the loss per step: \
      scaling the losses or lengthening the sweep changes the answer.
      """
  ) { curve in
    let sweep = FastaiSweep(curve)
    let rates = sweep.learningRates, gradient = NumericalGradient.perStep(sweep.losses)
    var right = rates.count - 1
    var left = right - 15
    guard rates.indices.contains(left) else { return nil }
    var rate = rates[left]
    while left >= 0, (gradient[right] - gradient[left]).magnitude > 0.005 {
      rate = rates[left]
      right -= 1
      left -= 1
    }
    return Double(rate)
  }
}
