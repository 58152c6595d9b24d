extension Suggestion {
  /// What was assumed because the caller did not say it, one sentence each.
  public var assumptions: [String] {
    let context = derivation.context
    var sentences: [String] = []
    if context.steps == nil {
      sentences.append(
        "steps is not given: \(Int(clamping: derivation.steps)) updates are assumed; the rate"
          + " changes as the inverse square root of the budget.")
    }
    switch context.schedule {
    case .linear, .cosine:
      sentences.append(
        "A \(context.schedule.rawValue) decay was not measured: its rate is placed between those of"
          + " a one-cycle and a constant schedule.")
    case .oneCycle:
      sentences.append("The schedule is one-cycle, and the rate its peak (max_lr).")
    case .constant:
      sentences.append("The learning rate stays constant.")
    }
    if context.fineTuning {
      sentences.append("Fine-tuning changes nothing: too few such trainings were measured.")
    }
    if !derivation.bandwidthIsMeasured {
      sentences.append(
        "The smoothing was fixed, so the curve does not tell how noisy it is: a typical noise is"
          + " assumed.")
    }
    return sentences
  }

  /// Which rule, what was read off this curve, what was assumed, and what would change the answer.
  public var explanation: String {
    let rate = NumberText.short(learningRate)
    var lines = [
      "Train with \(rate)\(derivation.context.schedule == .oneCycle ? " as max_lr" : "")"
        + "; the best rate lies between \(NumberText.short(interval.low)) and"
        + " \(NumberText.short(interval.high)) in about 4 of 5 trainings.",
      "Read off this curve: "
        + NumberText.list(
          landmarks.all.map { "\($0.kind.rawValue) \(NumberText.short($0.learningRate))" }) + ".",
      "Rule: valley^2/3 * minimum^1/3 = "
        + NumberText.short(Elementary.exp10(
          (2 * Elementary.log10(derivation.valley) + Elementary.log10(derivation.minimum)) / 3))
        + ", times \(NumberText.short(derivation.curveFactor)) for a"
        + " \(derivation.context.schedule.rawValue) schedule and a bandwidth of"
        + " \(NumberText.short(derivation.bandwidth)) decades, times"
        + " \(NumberText.short(derivation.stepsFactor)) for"
        + " \(Int(clamping: derivation.steps)) steps, is \(rate).",
    ]
    lines += assumptions.map { "Assumed: \($0)" }
    lines += doubts.map { "Doubt: \($0.description)" }
    lines.append(
      "Four times the steps would halve the rate; above"
        + " \(NumberText.short(maximumSafeLearningRate)) trainings often diverge.")
    return lines.joined(separator: "\n")
  }
}

extension Int {
  /// The nearest integer to a finite number; the bounds beyond them, 0 for NaN.
  fileprivate init(clamping value: Double) {
    self = Int(exactly: value.rounded()) ?? (value > 0 ? .max : value < 0 ? .min : 0)
  }
}
